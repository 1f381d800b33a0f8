import type { BusinessHours } from '@guichet/calendars';
import { type Clock, clockOf, type Measured, settle, type Terms } from './clock.ts';
import type { Cycle } from './cycles.ts';

/** What is kept of a clock between two looks at it. */
export interface KeptClock {
  /** What began before is not counted. */
  countsFrom: Date;
  /** Of the last cycle seen; null: none has begun. */
  startedAt: Date | null;
  measured: readonly Measured[];
  warnedAt: Date | null;
  breachedAt: Date | null;
  /** By which it was measured so far. */
  hours: BusinessHours | null;
  /** Those are no longer the ones of its terms. */
  hasOtherHours: boolean;
}
export interface Announcement {
  type: 'sla.warned' | 'sla.breached';
  startedAt: Date;
  dueAt: Date;
}
export interface Advanced {
  startedAt: Date | null;
  clock: Clock | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  announcements: Announcement[];
  /** When it changes by time alone. */
  nextAt: Date | null;
}

/**
 * Brings a clock to a moment: what its events have made of it, and what is to be announced of it for the first time. Looking
 * late loses nothing: a wait that was answered too late is announced as broken even when the next one runs already.
 */
export function advance(kept: KeptClock, cycles: readonly Cycle[], terms: Terms, now: Date): Advanced {
  const from = kept.startedAt ?? kept.countsFrom;
  const result: Advanced = {
    ...{ startedAt: null, clock: null, warnedAt: null, breachedAt: null, announcements: [], nextAt: null },
  };
  for (const cycle of cycles.filter(({ startedAt }) => startedAt >= from)) {
    const isKnown = cycle.startedAt.getTime() === kept.startedAt?.getTime();
    Object.assign(result, look(cycle, isKnown ? kept : null, terms, now, result.announcements));
  }
  return result;
}

function look(
  cycle: Cycle,
  kept: KeptClock | null,
  terms: Terms,
  now: Date,
  announcements: Announcement[],
): Omit<Advanced, 'announcements'> {
  const { startedAt } = cycle;
  const before = kept?.hasOtherHours ? settle(cycle, kept.measured, kept.hours, now) : (kept?.measured ?? []);
  const clock = clockOf(cycle, before, terms, now);
  let { warnedAt, breachedAt } = kept ?? { warnedAt: null, breachedAt: null };
  const dueAt = clock.dueAt ?? now;
  if (clock.state === 'breached' && !breachedAt) {
    breachedAt = now;
    announcements.push({ type: 'sla.breached', startedAt, dueAt });
  } else if (clock.isAtRisk && clock.dueAt && !warnedAt && !breachedAt) {
    warnedAt = now;
    announcements.push({ type: 'sla.warned', startedAt, dueAt });
  }
  return { startedAt, clock, warnedAt, breachedAt, nextAt: nextOf(clock, breachedAt) };
}

/** Its warning or its end, while it runs. */
function nextOf({ isRunning, isAtRisk, state, warnAt, dueAt }: Clock, breachedAt: Date | null): Date | null {
  if (!isRunning || state === 'breached' || breachedAt) return null;
  return isAtRisk ? dueAt : warnAt;
}
