import { describe, expect, it } from 'vitest';
import { agent, ago, chosen, item, MINUTE, SECOND } from './choice.fixtures.ts';
import { compareItems, rankAt } from './item-order.ts';

interface Place {
  id: string;
  waited: number;
  priority?: number;
  tier?: number;
}
const sorted = (...places: Place[]) =>
  places
    .map(({ id, waited, priority = 0, tier = 0 }) => ({ id, tier, rankAt: rankAt(ago(waited), priority) }))
    .sort(compareItems)
    .map(({ id }) => id);

describe('item order', () => {
  it.each<[string, Place[], string[]]>([
    [
      'first come, first served (all)',
      [
        { id: 'new', waited: 1 },
        { id: 'old', waited: 2 },
      ],
      ['old', 'new'],
    ],
    [
      'a point of priority is worth a minute of waiting (Genesys conversation score)',
      [
        { id: 'plain', waited: 5 * MINUTE },
        { id: 'six points', waited: 0, priority: 6 },
        { id: 'four points', waited: 0, priority: 4 },
      ],
      ['six points', 'plain', 'four points'],
    ],
    [
      'a priority is overtaken by who waited long enough (Genesys; strict weights starve in Asterisk)',
      [
        { id: 'key customer', waited: 0, priority: 30 },
        { id: 'plain', waited: 30 * MINUTE + 1 },
      ],
      ['plain', 'key customer'],
    ],
    [
      'a higher tier goes first however long the others wait (strict tier above the Genesys score)',
      [
        { id: 'old', waited: 600 * MINUTE, priority: 100 },
        { id: 'tier 1', waited: 0, tier: 1 },
        { id: 'tier 2', waited: 0, tier: 2 },
      ],
      ['tier 2', 'tier 1', 'old'],
    ],
    [
      'within a tier the score decides',
      [
        { id: 'b', waited: 1, tier: 1 },
        { id: 'a', waited: 0, tier: 1, priority: 1 },
      ],
      ['a', 'b'],
    ],
    [
      'of equal ones the id, so that all routers agree',
      [
        { id: 'b', waited: 5 },
        { id: 'c', waited: 5 },
        { id: 'a', waited: 5 },
      ],
      ['a', 'b', 'c'],
    ],
  ])('%s', (_, places, order) => {
    expect(sorted(...places)).toEqual(order);
    expect(sorted(...places.toReversed())).toEqual(order);
  });

  it('is that of the scores at any later time', () => {
    const score = (waited: number, priority: number, later: number) => (waited + later) / MINUTE + priority;
    expect(score(90 * SECOND, 0, 0) < score(0, 2, 0)).toBe(true);
    expect(score(90 * SECOND, 0, MINUTE) < score(0, 2, MINUTE)).toBe(true);
    expect(rankAt(ago(90 * SECOND), 0) > rankAt(ago(0), 2)).toBe(true);
  });

  it('a call-back stands where its caller stood when he first called (Amazon Connect)', () => {
    const callback = item('callback', {
      channel: 'callback',
      originalArrivalAt: ago(20 * MINUTE),
      enqueuedAt: ago(SECOND),
    });
    const call = item('call', { channel: 'voice', originalArrivalAt: ago(5 * MINUTE) });
    expect(chosen([call, callback], [agent('a')])).toEqual(['callback>a']);
    expect(chosen([call, { ...callback, originalArrivalAt: ago(4 * MINUTE) }], [agent('a')])).toEqual(['call>a']);
  });

  it('what came back from an offer in vain is at the head with its age (Genesys, FreeSWITCH)', () => {
    const back = item('back', { originalArrivalAt: ago(3 * MINUTE), enqueuedAt: ago(SECOND), coolDowns: { a: 0 } });
    const next = item('next', { originalArrivalAt: ago(2 * MINUTE) });
    const one = { maximums: { chat: 1 } };
    expect(chosen([next, back], [agent('b', one)])).toEqual(['back>b']);
  });
});
