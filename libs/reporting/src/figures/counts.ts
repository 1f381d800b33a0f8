/** What was counted of stays in queues; times in milliseconds. From these every figure is made. */
export interface Counts {
  /** Came into the queue. */
  queued: number;
  answered: number;
  /** Within the target. */
  answeredInTarget: number;
  /** Left while waiting; who asked to be called instead has not. */
  abandoned: number;
  abandonedInTarget: number;
  /** Within the threshold of a short abandonment. */
  abandonedShort: number;
  /** Passed to another queue since the wait was too long. */
  overflowed: number;
  /** Of the answered, from queue entry. */
  waitMs: number;
  /** Answered, and over with its wrap-up. */
  handled: number;
  /** Of the handled: from taking it until its wrap-up was over, by the clock. */
  handlingMs: number;
  /** The same with each second divided by what the agent had in hand at once. */
  seatMs: number;
  wrapUpMs: number;
  /** Of the handled calls: without their wrap-up. */
  talkMs: number;
}

export const NO_COUNTS: Counts = {
  queued: 0,
  answered: 0,
  answeredInTarget: 0,
  abandoned: 0,
  abandonedInTarget: 0,
  abandonedShort: 0,
  overflowed: 0,
  waitMs: 0,
  handled: 0,
  handlingMs: 0,
  seatMs: 0,
  wrapUpMs: 0,
  talkMs: 0,
};

const NAMES = Object.keys(NO_COUNTS) as (keyof Counts)[];

export function sumOf(parts: Iterable<Counts>): Counts {
  const sum = { ...NO_COUNTS };
  for (const part of parts) for (const name of NAMES) sum[name] += part[name];
  return sum;
}
