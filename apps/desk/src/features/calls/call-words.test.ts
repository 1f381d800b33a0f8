import type { CallLeg, DeskCall } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { outcomeOf, partsOf, spokenSeconds, wasBad } from './call-words.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 26, 10, 0, seconds)).toISOString();
const leg = (id: string, role: CallLeg['role'], answered: number | null, ended: number | null) =>
  ({
    id,
    role,
    userId: role === 'caller' ? null : `user-${id}`,
    answeredAt: answered === null ? null : at(answered),
    endedAt: ended === null ? null : at(ended),
    quality: null,
  }) as CallLeg;

it('names who spoke and how long, in the order they came', () => {
  const legs = [
    leg('second', 'agent', 40, null),
    leg('caller', 'caller', 5, null),
    leg('unheard', 'agent', null, 4),
    leg('first', 'agent', 5, 40),
    leg('listener', 'supervisor', 6, 9),
    leg('asked', 'colleague', 30, 42),
  ];
  expect(partsOf(legs).map(({ legId, seconds }) => [legId, seconds])).toEqual([
    ['first', 35],
    ['asked', 12],
    ['second', null],
  ]);
});

it.each([
  [at(0), at(252), 252],
  [null, at(9), null],
  [at(0), null, null],
])('from %s to %s it was spoken for %s s', (answeredAt, endedAt, seconds) =>
  expect(spokenSeconds({ answeredAt, endedAt })).toBe(seconds),
);

it.each([
  ['waiting', null, false, 'stage.waiting'],
  ['talking', null, true, 'stage.lost'],
  ['ended', 'abandoned', false, 'end.abandoned'],
  ['ended', 'lost', true, 'end.lost'],
] as const)('%s, ended by %s', (state, end, isCallerLost, words) =>
  expect(outcomeOf({ state, end, isCallerLost } as DeskCall)).toBe(words),
);

it('says a line was bad when much of it was lost', () => {
  const counted = (packetsReceived: number, packetsLost: number) => ({
    ...leg('a', 'agent', 0, 1),
    quality: { codec: 'opus', packetsReceived, packetsLost, jitterMs: 1, roundTripMs: null },
  });
  expect(wasBad([counted(990, 10)])).toBe(false);
  expect(wasBad([leg('b', 'agent', 0, 1), counted(950, 50)])).toBe(true);
  expect(wasBad([counted(0, 0)])).toBe(false);
});
