import { type BusinessHours, openStretches } from '@guichet/calendars';
import type { Handled } from '@guichet/routing';

export const DAYS_AHEAD = 30;
const MINUTE = 60_000;
const DAY = 86_400_000;

export interface SlotRules {
  leadMinutes: number;
  slotMinutes: number;
  handlingMinutes: number;
}

/**
 * Minutes that may be chosen: each is the beginning of a whole slot within open hours. They are moments, not wall times: a
 * change of clocks that skips an hour skips its slots, and of one that comes twice each hour has its own.
 */
export function slotsOf(hours: BusinessHours, now: Date, { leadMinutes, slotMinutes }: SlotRules): Date[] {
  const soonest = now.getTime() + leadMinutes * MINUTE;
  const step = slotMinutes * MINUTE;
  // From before now on, so that a slot begins where it would have begun in the morning.
  const stretches = openStretches(hours, new Date(now.getTime() - DAY), new Date(now.getTime() + DAYS_AHEAD * DAY));
  const slots: Date[] = [];
  for (const { from, to } of stretches)
    for (let at = gridOf(from.getTime(), step); at + step <= to.getTime(); at += step)
      if (at >= soonest) slots.push(new Date(at));
  return slots;
}

/** The first round beginning from a moment on: quarters and halves, as people say them. */
function gridOf(from: number, step: number): number {
  const round = Math.min(step, 15 * MINUTE);
  return Math.ceil(from / round) * round;
}

/** Fewer say nothing of a queue: then its setting does. */
export const ENOUGH_MEASURED = 20;

/** Minutes that a call takes with all that follows: as measured, once enough are. */
export const minutesPerCall = ({ count, seconds }: Handled, { handlingMinutes }: SlotRules): number =>
  seconds === null || count < ENOUGH_MEASURED ? handlingMinutes : Math.max(1, seconds / 60);

/** How many calls a slot takes: agents who are expected, by the time that each call takes them. */
export function capacityOf(agents: number, { slotMinutes, handlingMinutes }: SlotRules): number {
  return Math.floor((agents * slotMinutes) / handlingMinutes);
}

export type SlotProblem = 'slot_past' | 'slot_closed' | 'slot_taken';
export interface SlotFacts {
  slots: readonly Date[];
  /** Promised and held in it, by others. */
  taken: number;
  capacity: number;
  now: Date;
}
/** Why a minute cannot be had. */
export function slotProblem(at: Date, { slots, taken, capacity, now }: SlotFacts): SlotProblem | null {
  if (at <= now) return 'slot_past';
  if (!slots.some((slot) => slot.getTime() === at.getTime())) return 'slot_closed';
  return taken >= capacity ? 'slot_taken' : null;
}
