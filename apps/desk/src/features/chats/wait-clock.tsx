import { useTranslation } from 'react-i18next';
import { Pill } from '../../app/pill.tsx';
import { clockOf } from '../../app/time/clock.ts';
import { useSecond } from '../../app/time/use-second.ts';
import { serverNow } from '../offers/server-clock.ts';
import { secondsSince, waitInWords } from '../routing/wait-words.ts';
import { waitTone } from './waiting-clock.ts';

/** Runs while the visitor waits for an answer; the words say the same as the colour. */
export function WaitClock({ since }: { since: string }) {
  const { t } = useTranslation('chats');
  const { t: routing } = useTranslation('routing');
  useSecond(since);
  const seconds = secondsSince(since, serverNow());
  return (
    <Pill tone={waitTone(seconds)} label={t('waits', { wait: waitInWords(seconds, routing) })}>
      {clockOf(seconds)}
    </Pill>
  );
}
