import { setTimeout as sleep } from 'node:timers/promises';

/** Answers, whether well or with an error, no sooner than after `ms`: the time then tells nothing of the work done. */
export async function atLeast<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), sleep(Math.max(1, ms))]);
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
