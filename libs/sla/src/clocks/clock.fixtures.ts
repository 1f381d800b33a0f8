import type { BusinessHours } from '@guichet/calendars';
import type { SlaKind } from '@guichet/contracts';
import { type Clock, clockOf, type Measured, type Terms } from './clock.ts';
import { type ClockEvent, type ClockEventType, cyclesOf } from './cycles.ts';

export const HOUR = 3_600_000;
export const MINUTE = 60_000;

const weekdays = [1, 2, 3, 4, 5];
export const office: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: weekdays.map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [{ date: '2026-12-25', ranges: [] }],
};
export const split: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: weekdays.flatMap((day) => [
    { day, from: '08:30', to: '12:00' },
    { day, from: '14:00', to: '18:00' },
  ]),
  holidays: [],
};
export const always: BusinessHours = {
  zone: 'Europe/Paris',
  ranges: [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' })),
  holidays: [],
};
export const never: BusinessHours = { zone: 'UTC', ranges: [], holidays: [] };

/** `['opened 2026-11-27T16:30+01:00', …]`. */
export const events = (...lines: string[]): ClockEvent[] =>
  lines.map((line) => {
    const [type = '', at = ''] = line.split(' ');
    return { type: type as ClockEventType, at: new Date(at) };
  });

export const terms = (hours: number, calendar: BusinessHours | null = office): Terms => ({
  targetMs: hours * HOUR,
  warnMs: 15 * MINUTE,
  hours: calendar,
});

/** The last cycle's clock. */
export function clockAt(
  kind: SlaKind,
  lines: readonly string[],
  promised: Terms,
  now: string,
  kept: readonly Measured[] = [],
): Clock {
  return clockOf(cyclesOf(kind, events(...lines)).at(-1)!, kept, promised, new Date(now));
}
