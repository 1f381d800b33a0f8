import { describe, expect, it } from 'vitest';
import { estimateSeconds, estimateToShow, roundedEstimate, slotsOf } from './estimate.ts';

const alone = { capacity: 100, maximum: null, queues: 1 };

describe('slots', () => {
  it.each([
    ['one call each', 'voice', [alone, alone], 2],
    ['three chats each', 'chat', [alone], 3],
    ['no more than his maximum', 'chat', [{ ...alone, maximum: 2 }], 2],
    ['half of one who serves two queues', 'voice', [{ ...alone, queues: 2 }], 0.5],
    ['none of nobody', 'email', [], 0],
  ] as const)('are %s', (_, channel, servers, slots) => {
    expect(slotsOf(channel, servers)).toBe(slots);
  });
});

describe('an estimate', () => {
  it.each([
    ['the first of one agent waits one call', 1, 240, 1, 240],
    ['the fourth of two agents waits two', 4, 240, 2, 480],
    ['with nobody there none is told', 1, 240, 0, null],
  ])('%s', (_, place, handling, slots, seconds) => {
    expect(estimateSeconds(place, handling, slots)).toBe(seconds);
  });

  it.each([
    [1, 30],
    [31, 60],
    [119, 120],
    [130, 180],
    [601, 900],
    [3000, 3000],
  ])('of %i s is told as %i s', (seconds, told) => {
    expect(roundedEstimate(seconds)).toBe(told);
  });

  const now = new Date('2026-11-26T10:00:00Z');
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  it.each([
    ['the first is told as it is', null, 200, 240],
    ['a better one is told', { at: ago(10), seconds: 600 }, 200, 240],
    ['a worse one is not: the old one counts down', { at: ago(60), seconds: 300 }, 900, 240],
    ['one that has run out makes place', { at: ago(400), seconds: 300 }, 200, 240],
    ['none when nobody is there any more', { at: ago(10), seconds: 300 }, null, null],
    ['after none the next is told', { at: ago(10), seconds: null }, 100, 120],
  ])('%s', (_, before, fresh, told) => {
    expect(estimateToShow(before, fresh, now)).toBe(told);
  });
});
