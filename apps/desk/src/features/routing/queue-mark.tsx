import { listQueues } from '@guichet/contracts';
import { useMemo } from 'react';
import { useAnswer } from '../../app/api.ts';
import { queueColours } from './queue-colour.ts';
import classes from './queue-mark.module.css';

export const useQueues = () => useAnswer(listQueues, {}).data?.queues;

/** The square a queue is known by. */
export function QueueMark({ queueId }: { queueId: string }) {
  const queues = useQueues();
  const colours = useMemo(() => queueColours((queues ?? []).map(({ id }) => id)), [queues]);
  return <span className={classes.mark} style={{ '--queue': colours.get(queueId) ?? 'var(--mut)' }} aria-hidden />;
}
