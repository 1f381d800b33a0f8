import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agent, inOrder, item, MINUTE, NOW, queue } from './choice.fixtures.ts';
import { choose, type WaitingItem } from './choose.ts';

const MOST = 12;
const queues = new Map([['q', queue()]]);

interface Served {
  item: WaitingItem;
  round: number;
  /** Of those before it, how many waited still when nobody new could come before it any more. */
  ahead: number;
}

/** Rounds of a minute: new calls come, whoever is free takes one and is done by the next round. */
function play(arrivals: readonly (readonly number[])[], agents: number): Served[] {
  const team = Array.from({ length: agents }, (_, index) => agent(`a${index}`));
  const aheadOf = new Map<string, number>();
  const served: Served[] = [];
  let waiting: WaitingItem[] = [];
  for (let round = 0; round < arrivals.length || waiting.length > 0; round += 1) {
    const now = NOW + round * MINUTE;
    const more = (arrivals[round] ?? []).map((priority, index) =>
      item(`${round}.${index}`, { channel: 'voice', priority, originalArrivalAt: now, enqueuedAt: now }),
    );
    waiting = inOrder([...waiting, ...more]);
    for (const [ahead, one] of waiting.entries()) {
      if (now - one.originalArrivalAt === (MOST - one.priority) * MINUTE) aheadOf.set(one.id, ahead);
    }
    const given = choose(waiting, team, queues, now).map((choice) => choice.item);
    expect(given).toHaveLength(Math.min(agents, waiting.length));
    for (const one of given) served.push({ item: one, round, ahead: aheadOf.get(one.id) ?? 0 });
    waiting = waiting.filter((one) => !given.includes(one));
  }
  return served;
}

const roundOf = ({ originalArrivalAt }: WaitingItem) => (originalArrivalAt - NOW) / MINUTE;

it('nobody starves: a wait is bounded by the priority difference in minutes and the service of those before (Genesys score)', () => {
  const priorities = fc.array(fc.integer({ min: 0, max: MOST }), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(priorities, { maxLength: 40 }), fc.integer({ min: 1, max: 3 }), (arrivals, agents) => {
      const served = play(arrivals, agents);
      expect(served).toHaveLength(arrivals.flat().length);
      for (const { item: one, round, ahead } of served) {
        expect(round - roundOf(one)).toBeLessThanOrEqual(MOST - one.priority + Math.floor(ahead / agents));
      }
      for (const [index, { item: first }] of served.entries()) {
        for (const { item: second } of served.slice(index + 1)) {
          const ahead = roundOf(first) - roundOf(second);
          if (ahead > 0) expect(ahead).toBeLessThanOrEqual(first.priority - second.priority);
        }
      }
    }),
    { numRuns: 100 },
  );
});

it('not even when the most urgent fill every agent for ever', () => {
  const urgent = Array.from({ length: 60 }, () => [MOST, MOST]);
  const served = play([[0, MOST, MOST], ...urgent], 2);
  expect(served.find((one) => one.item.id === '0.0')).toMatchObject({ round: MOST });
});
