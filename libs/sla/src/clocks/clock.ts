import { addBusinessTime, type BusinessHours, businessTimeBetween } from '@guichet/calendars';
import type { SlaState } from '@guichet/contracts';
import type { Cycle, Run } from './cycles.ts';

/** A closed stretch and the milliseconds that it counted for, by the calendar of its time. */
export interface Measured {
  from: Date;
  to: Date;
  ms: number;
}
/** What is promised now. */
export interface Terms {
  targetMs: number;
  /** So much counted time before the target it is at risk. */
  warnMs: number;
  /** Null: every hour counts. */
  hours: BusinessHours | null;
}
export interface Clock {
  state: SlaState;
  isRunning: boolean;
  /** Running, and less is left than the warning asks for. */
  isAtRisk: boolean;
  elapsedMs: number;
  /** When it was or will be at risk and over, if it runs or ran so far; null otherwise, and where nothing ever opens. */
  warnAt: Date | null;
  dueAt: Date | null;
  measured: Measured[];
}

/** A clock as it stands at a moment. `kept`: stretches that were measured before, which stay as they are. */
export function clockOf(cycle: Cycle, kept: readonly Measured[], terms: Terms, now: Date): Clock {
  const { targetMs, warnMs, hours } = terms;
  const { measured, openFrom } = measure(cycle.runs, kept, hours, now);
  const closedMs = total(measured);
  const elapsedMs = closedMs + (openFrom ? between(hours, openFrom, now) : 0);
  const reached = (ms: number): Date | null =>
    momentWithin(measured, hours, ms) ?? (openFrom ? add(hours, openFrom, ms - closedMs) : null);
  const isRunning = openFrom !== null;
  const isBreached = isRunning ? elapsedMs >= targetMs : elapsedMs > targetMs;
  const warnAfter = Math.max(0, targetMs - warnMs);
  return {
    state: isBreached ? 'breached' : isRunning ? 'running' : STATES[cycle.end ?? 'paused'],
    isRunning,
    isAtRisk: isRunning && !isBreached && elapsedMs >= warnAfter,
    elapsedMs,
    warnAt: reached(warnAfter),
    dueAt: reached(targetMs),
    measured,
  };
}

/** A running stretch is cut at a moment: what counted until then was measured by the hours of then, and stays. */
export function settle(cycle: Cycle, kept: readonly Measured[], hours: BusinessHours | null, at: Date): Measured[] {
  const { measured, openFrom } = measure(cycle.runs, kept, hours, at);
  return openFrom && openFrom < at
    ? [...measured, { from: openFrom, to: at, ms: between(hours, openFrom, at) }]
    : measured;
}

const STATES = { kept: 'met', dropped: 'stopped', paused: 'paused' } as const satisfies Record<string, SlaState>;

/** Every closed stretch with what it counts; what was measured before and still lies within a run is taken over. */
function measure(runs: readonly Run[], kept: readonly Measured[], hours: BusinessHours | null, now: Date) {
  const measured: Measured[] = [];
  let openFrom: Date | null = null;
  const count = (from: Date, to: Date) => from < to && measured.push({ from, to, ms: between(hours, from, to) });
  for (const { from, to } of runs) {
    let at = from;
    for (const piece of kept.filter((one) => one.from >= from && one.to <= (to ?? now))) {
      count(at, piece.from);
      measured.push(piece);
      at = piece.to;
    }
    if (to) count(at, to);
    else openFrom = at;
  }
  return { measured, openFrom };
}

/** When so much had counted, within closed stretches; null when it never did. */
function momentWithin(measured: readonly Measured[], hours: BusinessHours | null, ms: number): Date | null {
  let before = 0;
  for (const { from, to, ms: counted } of measured) {
    // A stretch measured by other hours holds the moment somewhere; its end bounds it.
    if (before + counted > ms) return earlier(add(hours, from, ms - before), to);
    before += counted;
  }
  return null;
}

const total = (measured: readonly Measured[]): number => measured.reduce((sum, { ms }) => sum + ms, 0);
const earlier = (a: Date | null, b: Date): Date => (a && a < b ? a : b);
const between = (hours: BusinessHours | null, from: Date, to: Date): number =>
  hours ? businessTimeBetween(hours, from, to) : Math.max(0, to.getTime() - from.getTime());
const add = (hours: BusinessHours | null, from: Date, ms: number): Date | null =>
  hours ? addBusinessTime(hours, from, ms) : new Date(from.getTime() + ms);
