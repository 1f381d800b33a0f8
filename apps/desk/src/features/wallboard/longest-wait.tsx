import { useTranslation } from 'react-i18next';
import { useSecond } from '../../app/time/use-second.ts';
import { exactTime } from '../../app/time/words.ts';
import { secondsSince } from '../routing/wait-words.ts';
import { spanOf } from './use-board-words.ts';

/** How long somebody has waited, counting on. */
export function LongestWait({ since }: { since: string | null }) {
  const { t, i18n } = useTranslation(['wallboard', 'app']);
  useSecond(since ?? undefined);
  if (since === null) return <>—</>;
  return (
    <time dateTime={since} title={exactTime(since, i18n.language)}>
      {spanOf(secondsSince(since), t)}
    </time>
  );
}
