import type { SlaKind } from '@guichet/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, settle } from './clock.ts';
import { always, clockAt, events, HOUR, MINUTE, never, office, split, terms } from './clock.fixtures.ts';
import { type ClockEventType, cyclesOf } from './cycles.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;
const utc = (text: string) => new Date(text).toISOString();

describe('when a first response is due', () => {
  it.each([
    ['Friday 16:30 + 1 h is Monday 09:30', office, '2026-11-27T16:30:00+01:00', 1, '2026-11-30T09:30:00+01:00'],
    ['a night counts nothing', office, '2026-11-26T03:00:00+01:00', 1, '2026-11-26T10:00:00+01:00'],
    ['a holiday counts nothing', office, '2026-12-24T16:30:00+01:00', 1, '2026-12-28T09:30:00+01:00'],
    ['noon counts nothing between two ranges', split, '2026-11-26T11:30:00+01:00', 1, '2026-11-26T14:30:00+01:00'],
    ['a night of 25 hours', always, '2026-10-24T12:00:00+02:00', 25, '2026-10-25T12:00:00+01:00'],
    ['a night of 23 hours', always, '2026-03-28T12:00:00+01:00', 23, '2026-03-29T12:00:00+02:00'],
    ['without a calendar every hour counts', null, '2026-11-27T16:30:00+01:00', 24, '2026-11-28T16:30:00+01:00'],
  ] as const)('%s', (_, calendar, from, hours, due) => {
    const clock = clockAt('first_response', [`customer-wrote ${from}`], terms(hours, calendar), from);
    expect([clock.state, iso(clock.dueAt)]).toEqual(['running', utc(due)]);
  });

  it('is never, where nothing ever opens', () => {
    const clock = clockAt('first_response', ['customer-wrote 2026-11-26T12:00Z'], terms(1, never), '2026-12-26T12:00Z');
    expect(clock).toMatchObject({ state: 'running', elapsedMs: 0, dueAt: null, warnAt: null, isAtRisk: false });
  });
});

/** Thursday, Paris; office hours. */
const day = (time: string) => `2026-11-26T${time}+01:00`;
const wrote = `customer-wrote ${day('09:00')}`;

describe('the state of a clock with a target of 4 hours', () => {
  it.each<[string, SlaKind, string[], string, string, number, string | null]>([
    ['runs', 'first_response', [wrote], '10:00', 'running', 60, '13:00'],
    ['is answered', 'first_response', [wrote, `answered ${day('10:00')}`], '16:00', 'met', 60, null],
    ['is over its target', 'first_response', [wrote], '13:00', 'breached', 240, '13:00'],
    ['was answered late', 'first_response', [wrote, `answered ${day('14:00')}`], '16:00', 'breached', 300, '13:00'],
    [
      'never pauses for an answer',
      'first_response',
      [wrote, `pending ${day('10:00')}`],
      '11:00',
      'running',
      120,
      '13:00',
    ],
    ['stops when resolved', 'first_response', [wrote, `resolved ${day('10:00')}`], '16:00', 'stopped', 60, null],
    [
      'goes on with what is left when it is opened again',
      'first_response',
      [wrote, `resolved ${day('10:00')}`, `reopened ${day('14:00')}`],
      ...(['14:00', 'running', 60, '17:00'] as const),
    ],
    [
      'is answered and resolved by the same message',
      'first_response',
      [wrote, `resolved ${day('10:00')}`, `answered ${day('10:00')}`],
      ...(['16:00', 'met', 60, null] as const),
    ],
    [
      'counts from the oldest message that nobody answered',
      'next_response',
      [wrote, `answered ${day('09:30')}`, `customer-wrote ${day('10:00')}`, `customer-wrote ${day('11:00')}`],
      ...(['12:00', 'running', 120, '14:00'] as const),
    ],
    [
      'counts each wait by itself',
      'next_response',
      [
        ...[wrote, `answered ${day('09:30')}`, `customer-wrote ${day('10:00')}`],
        ...[`answered ${day('11:00')}`, `customer-wrote ${day('12:00')}`],
      ],
      ...(['12:30', 'running', 30, '16:00'] as const),
    ],
    [
      'pauses while it is the customer’s turn',
      'resolution',
      [`opened ${day('09:00')}`, `pending ${day('10:00')}`],
      ...(['16:00', 'paused', 60, null] as const),
    ],
    [
      'subtracts its pause',
      'resolution',
      [`opened ${day('09:00')}`, `pending ${day('10:00')}`, `reopened ${day('12:00')}`],
      ...(['12:30', 'running', 90, '15:00'] as const),
    ],
    [
      'resolved and opened again has the remainder',
      'resolution',
      [`opened ${day('09:00')}`, `resolved ${day('12:00')}`, `reopened ${day('16:00')}`],
      ...(['16:00', 'running', 180, '17:00'] as const),
    ],
    [
      'stays broken when it is resolved after all',
      'resolution',
      [`opened ${day('09:00')}`, `resolved ${day('14:00')}`],
      ...(['16:00', 'breached', 300, '13:00'] as const),
    ],
    [
      'of a call-back starts with the minute it was put off to',
      'first_response',
      [wrote, `put-aside ${day('09:00')}`, `customer-wrote ${day('11:00')}`],
      ...(['12:00', 'running', 60, '15:00'] as const),
    ],
  ])('%s', (_, kind, lines, now, state, minutes, due) => {
    const clock = clockAt(kind, lines, terms(4), day(now));
    expect([clock.state, clock.elapsedMs / MINUTE, iso(clock.dueAt)]).toEqual([state, minutes, due && utc(day(due))]);
  });

  it('is at risk a quarter of an hour of open time before it is due', () => {
    const at = (now: string) => clockAt('first_response', [`customer-wrote ${day('13:05')}`], terms(4), now);
    expect(iso(at(day('16:00')).warnAt)).toBe(utc(day('16:50')));
    expect([day('16:49'), day('16:50'), '2026-11-27T09:05+01:00'].map((now) => at(now).isAtRisk)).toEqual([
      ...[false, true, false],
    ]);
    expect(at('2026-11-27T09:05+01:00').state).toBe('breached');
  });
});

describe('terms that change', () => {
  const lines = [`opened ${day('09:00')}`, `pending ${day('11:00')}`, `reopened ${day('12:00')}`];
  const [cycle] = cyclesOf('resolution', events(...lines));

  it('keep the time that has run: a shorter target counts it', () => {
    const clock = clockAt('resolution', lines, terms(3), day('12:30'));
    expect([clock.elapsedMs, iso(clock.dueAt)]).toEqual([2.5 * HOUR, utc(day('13:00'))]);
  });

  it('never measure closed stretches again', () => {
    const before = clockOf(cycle!, [], terms(4), new Date(day('12:30')));
    const after = clockOf(cycle!, before.measured, terms(4, split), new Date(day('14:30')));
    // 09:00–11:00 by the old hours; 12:00–14:00 is noon by the new ones.
    expect([after.elapsedMs, iso(after.dueAt)]).toEqual([2.5 * HOUR, utc(day('16:00'))]);
  });

  it('cut the stretch that runs: each part by the hours of its time', () => {
    const kept = settle(cycle!, [], office, new Date(day('12:30')));
    const after = clockOf(cycle!, kept, terms(4, split), new Date(day('14:30')));
    expect([after.elapsedMs, iso(after.dueAt)]).toEqual([3 * HOUR, utc(day('15:30'))]);
    expect(clockOf(cycle!, [], terms(4, split), new Date(day('14:30'))).elapsedMs).toBe(2.5 * HOUR);
  });

  it('give up a measured stretch that did not happen: an answer was taken back', () => {
    const [answered] = cyclesOf('first_response', events(wrote, `answered ${day('10:00')}`));
    const kept = clockOf(answered!, [], terms(4), new Date(day('10:30'))).measured;
    const clock = clockAt('first_response', [wrote], terms(4), day('11:00'), kept);
    expect([clock.state, clock.elapsedMs]).toEqual(['running', 2 * HOUR]);
  });
});

describe('any history', () => {
  const types: ClockEventType[] = ['customer-wrote', 'answered', 'pending', 'reopened', 'resolved'];
  const histories = fc.array(fc.tuple(fc.constantFrom(...types), fc.integer({ min: 0, max: 6 * 60 })), {
    maxLength: 12,
  });
  const kinds = fc.constantFrom<SlaKind>('first_response', 'next_response', 'resolution');
  const begin = new Date('2026-10-23T08:00:00Z');
  const later = (at: Date, ms: number) => new Date(at.getTime() + ms);
  const historyOf = (steps: [ClockEventType, number][]) => {
    let at = begin;
    return [
      { type: 'opened' as const, at },
      { type: 'customer-wrote' as const, at },
      ...steps.map(([type, minutes]) => ({ type, at: (at = later(at, minutes * MINUTE)) })),
    ];
  };

  it('is due exactly when the rest of its target has passed', () => {
    fc.assert(
      fc.property(histories, kinds, fc.constantFrom(office, split, always, null), (steps, kind, hours) => {
        const happened = historyOf(steps);
        const now = later(happened.at(-1)!.at, 5 * MINUTE);
        const promised = { ...terms(50), hours };
        for (const cycle of cyclesOf(kind, happened)) {
          const clock = clockOf(cycle, [], promised, now);
          if (!clock.isRunning || !clock.dueAt) continue;
          const then = clockOf(cycle, clock.measured, promised, clock.dueAt);
          if (clock.state === 'running')
            expect(then).toMatchObject({ state: 'breached', elapsedMs: promised.targetMs });
          else expect(clock.dueAt <= now).toBe(true);
          expect(clockOf(cycle, [], promised, later(clock.dueAt, -1)).state).not.toBe('breached');
        }
      }),
    );
  });

  it('is measured the same whether it was looked at in between or not', () => {
    fc.assert(
      fc.property(histories, kinds, fc.integer({ min: 0, max: 3000 }), (steps, kind, minutes) => {
        const happened = historyOf(steps);
        const look = later(begin, minutes * MINUTE);
        const end = later(happened.at(-1)!.at, HOUR);
        const seen = cyclesOf(
          kind,
          happened.filter(({ at }) => at <= look),
        ).at(-1);
        const all = cyclesOf(kind, happened);
        const same = all.find(({ startedAt }) => startedAt.getTime() === seen?.startedAt.getTime());
        if (!seen || !same || look > end) return;
        const kept = settle(seen, [], office, look);
        expect(clockOf(same, kept, terms(8), end).elapsedMs).toBe(clockOf(same, [], terms(8), end).elapsedMs);
      }),
    );
  });
});
