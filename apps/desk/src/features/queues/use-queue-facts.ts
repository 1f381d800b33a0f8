import type { QueueSummary } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { waitInWords } from '../routing/wait-words.ts';

/** A queue in one line: what waits, since when, and who is there for it. */
export function useQueueFacts() {
  const { t } = useTranslation('routing');
  return ({ waiting, longestWaitSeconds, readyAgents, presentAgents }: QueueSummary) =>
    [
      t('queues.waiting', { count: waiting }),
      waiting > 0 ? t('queues.longest', { wait: waitInWords(longestWaitSeconds, t) }) : '',
      t('queues.ready', { count: readyAgents, present: presentAgents }),
    ]
      .filter(Boolean)
      .join(' · ');
}
