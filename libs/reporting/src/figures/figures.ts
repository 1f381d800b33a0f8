import type { Counts } from './counts.ts';
import { ratio } from './ratio.ts';

export const offered = (c: Counts): number => c.answered + c.abandoned + c.overflowed;

/** Short abandonments apart. */
export const answerRate = (c: Counts): number | null => ratio(c.answered, offered(c) - c.abandonedShort);

export const abandonment = (c: Counts): number | null => ratio(c.abandoned, c.queued);

/** Average speed of answer, in seconds from queue entry. */
export const averageAnswer = (c: Counts): number | null => inSeconds(ratio(c.waitMs, c.answered));

/** Average handling time, in seconds by the clock. */
export const averageHandling = (c: Counts): number | null => inSeconds(ratio(c.handlingMs, c.handled));

/** Average handling time of which an agent with several dialogues at once gives each its share. */
export const averageSeat = (c: Counts): number | null => inSeconds(ratio(c.seatMs, c.handled));

/** Of the time that agents were there for work, how much they worked; times in one unit. Above 0.85 nobody bears it for long. */
export const occupancy = ({ busy, ready }: { busy: number; ready: number }): number | null => ratio(busy, busy + ready);

const inSeconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);
