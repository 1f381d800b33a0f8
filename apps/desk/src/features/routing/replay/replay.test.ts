import { describe, expect, it } from 'vitest';
import { keyMeaning, scoreParts } from './candidate-key.ts';
import { eventsOf, waitEndOf, type Stay } from './stay-events.ts';

const NOW = Date.parse('2026-11-26T10:00:00Z');

describe('what an order compared', () => {
  it.each([
    ['longest_idle', NOW - 720_000, { says: 'idleFor', seconds: 720 }],
    ['longest_idle', 1e15 + NOW - 60_000, { says: 'servedAgo', seconds: 60 }],
    ['longest_idle', 1e15, { says: 'neverServed' }],
    ['round_robin', NOW - 30_000, { says: 'servedAgo', seconds: 30 }],
    ['round_robin', 0, { says: 'neverServed' }],
    ['most_spare', -67, { says: 'spare', count: 67 }],
    ['fewest_open', 2, { says: 'open', count: 2 }],
    ['of-a-later-version', 2, null],
  ])('%s %s', (order, key, meaning) => expect(keyMeaning(order, key, NOW)).toEqual(meaning));
});
it('takes a score apart into minutes and points', () =>
  expect(scoreParts(18.3, 500)).toEqual({ minutes: 500 / 60, points: 10 }));

it('tells a stay in the order in which it happened: in, told, decided, out', () => {
  const at = '2026-11-26T09:00:00.000Z';
  const stay = {
    happened: [
      { at: '2026-11-26T09:01:00.000Z', event: 'work.offered' },
      { at, event: 'work.queued' },
    ],
    decisions: [{ at: '2026-11-26T09:01:00.000Z' }],
    estimates: [{ at }],
  } as Pick<Stay, 'happened' | 'decisions' | 'estimates'>;
  expect(eventsOf(stay).map(({ kind }) => kind)).toEqual(['happened', 'estimate', 'decision', 'happened']);
});
it('puts a decision before the offer that came of it, whose transaction began earlier', () => {
  const happened = [
    { at: '2026-11-26T09:00:00.000Z', event: 'work.queued', agentId: null },
    { at: '2026-11-26T09:00:01.000Z', event: 'work.offered', agentId: 'a' },
    { at: '2026-11-26T09:00:09.000Z', event: 'work.expired', agentId: 'a' },
  ] as Stay['happened'];
  const decisions = [{ at: '2026-11-26T09:00:01.400Z', agentId: 'a' }] as Stay['decisions'];
  const events = eventsOf({ happened, decisions, estimates: [] });
  expect(events.map((one) => (one.kind === 'happened' ? one.happened.event : one.kind))).toEqual([
    'work.queued',
    'decision',
    'work.offered',
    'work.expired',
  ]);
});
it('ends a wait when somebody takes it, else when it goes away', () => {
  expect(waitEndOf({ acceptedAt: 'taken', endedAt: 'ended' })).toBe('taken');
  expect(waitEndOf({ acceptedAt: null, endedAt: 'ended' })).toBe('ended');
  expect(waitEndOf({ acceptedAt: null, endedAt: null })).toBeNull();
});
