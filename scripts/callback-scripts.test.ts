import { expect, it } from 'vitest';
import { type CallbackAttempt, type CallbackRow, judgeCallbacks, mostAtOnce } from './callbacks/callback-verdict.ts';
import { clockChanges } from './callbacks/clock-changes.ts';
import type { CarrierCall } from './callbacks/trial-carrier.ts';
import { printedBy } from './trial/printed-by.fixtures.ts';

it(
  'no call-back is doubled or missed while the app is killed, stands still, and its clock is moved',
  { timeout: 300_000, retry: 0 },
  async () => {
    const small = { due: 8, kills: 1, freezes: 1, 'freeze-seconds': 5, changes: 1, processes: 2, agents: 6, seed: 7 };
    const flags = Object.entries(small).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const printed = await printedBy('scripts/faults-callback.ts', ...flags);
    expect(printed).toMatch(/^faults:callback callbacks=10 .* kills=1 freezes=1 .* doubled=0 missed=0 .*passed=yes$/m);
  },
);

const MOST_ATTEMPTS = 3;
const attempt = (from: number, more: Partial<CallbackAttempt> = {}): CallbackAttempt => ({
  ...{ from, to: from + 100, outcome: 'reached', agent: 'x', isAsked: true, ...more },
});
const row = (more: Partial<CallbackRow> = {}): CallbackRow => ({
  ...{ id: 'c', number: '+33612000000', state: 'done', outcome: 'reached', promisedAt: null },
  ...{ attemptCount: 1, offers: 1, attempts: [attempt(0)], ...more },
});
const rang = (at: number, more: Partial<CarrierCall> = {}): CarrierCall => ({
  ...{ number: '+33612000000', at, clockAt: at, answeredAt: at + 1, overAt: at + 50, ...more },
});
const again = [attempt(0, { outcome: 'busy' }), attempt(200)];
const nobodys = { state: 'expired', outcome: null, offers: 0, attempts: [] };
const judged = (one: CallbackRow, calls: CarrierCall[], isNobodys = false) => {
  const { doubled, missed, early } = judgeCallbacks(
    [one],
    calls,
    () => ({ ends: 'reached', isNobodys }),
    MOST_ATTEMPTS,
  );
  return [doubled.length, missed.length, early.length];
};

it.each<[string, CallbackRow, CarrierCall[], number[]]>([
  ['one that was reached', row(), [rang(10)], [0, 0, 0]],
  ['one that was reached at the second call', row({ attempts: again }), [rang(10), rang(210)], [0, 0, 0]],
  ['two calls in one attempt', row(), [rang(10), rang(80)], [1, 0, 0]],
  ['a call while another rings', row({ attempts: again }), [rang(10, { overAt: 300 }), rang(210)], [1, 0, 0]],
  ['two live attempts', row({ attempts: [attempt(0, { outcome: 'busy' }), attempt(50)] }), [rang(10)], [1, 0, 0]],
  ['a call after a talk', row({ attempts: [attempt(0), attempt(200)] }), [rang(10)], [1, 0, 0]],
  ['a number nobody asked for', row(), [rang(10), rang(10, { number: '+33612000001' })], [1, 0, 0]],
  ['one that is left', row({ state: 'waiting' }), [rang(10)], [0, 1, 0]],
  ['one that was never offered', row({ offers: 0 }), [rang(10)], [0, 1, 0]],
  ['one that was never called', row(), [], [0, 1, 0]],
  ['one that was given up too soon', row({ state: 'expired', attemptCount: 2 }), [rang(10)], [0, 1, 0]],
  ['one that was given up', row({ state: 'expired', attemptCount: 3 }), [rang(10)], [0, 0, 0]],
  ['one that answered nobody', row(), [rang(10, { answeredAt: null })], [0, 1, 0]],
  ['one that ended otherwise', row({ outcome: 'refused' }), [rang(10)], [0, 1, 0]],
  ['one before its minute', row({ promisedAt: 20 }), [rang(10)], [0, 0, 1]],
])('the verdict on %s', (_, one, calls, found) => expect(judged(one, calls)).toEqual(found));

it('who is nobody’s runs out without a call', () => {
  expect(judged(row(nobodys), [], true)).toEqual([0, 0, 0]);
  expect(judged(row(), [rang(10)], true)).toEqual([0, 1, 0]);
});

it('attempts that live at the same moment are counted', () => {
  expect(mostAtOnce([attempt(0), attempt(50), attempt(100), attempt(120)])).toBe(3);
  expect(mostAtOnce([attempt(0), attempt(100)])).toBe(1);
});

it('a year has every kind of change of clocks', () => {
  const changes = clockChanges(new Date('2026-11-27T00:00:00Z')).map(({ zone, kind, at, minutes }) => {
    return `${zone} ${kind} ${minutes} ${at.toISOString().slice(0, 16)}`;
  });
  expect(changes).toEqual([
    'Europe/Paris gap 60 2027-03-28T01:00',
    'Australia/Lord_Howe overlap 30 2027-04-03T15:00',
    'America/Santiago overlap 60 2027-04-04T03:00',
    'America/Santiago gap 60 2027-09-05T04:00',
    'Australia/Lord_Howe gap 30 2027-10-02T15:30',
    'Europe/Paris overlap 60 2027-10-31T01:00',
    'Asia/Kolkata none 0 2027-11-07T01:00',
  ]);
});
