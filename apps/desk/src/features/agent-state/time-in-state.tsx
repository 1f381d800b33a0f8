import { useTranslation } from 'react-i18next';
import { clockOf } from '../../app/time/clock.ts';
import { useSecond } from '../../app/time/use-second.ts';
import { exactTime } from '../../app/time/words.ts';

/** How long the state has lasted, running. */
export function TimeInState({ since, className }: { since: string; className?: string | undefined }) {
  const { i18n } = useTranslation();
  useSecond(since);
  return (
    <time dateTime={since} title={exactTime(since, i18n.language)} className={className}>
      {clockOf((Date.now() - Date.parse(since)) / 1000)}
    </time>
  );
}
