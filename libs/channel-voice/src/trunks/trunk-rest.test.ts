import { describe, expect, it } from 'vitest';
import { awakeFirst, restUntil } from './trunk-rest.ts';

const NOW = new Date('2026-11-27T09:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('the rest of a trunk that is down', () => {
  it.each([
    [0, 30],
    [1, 60],
    [3, 240],
    [5, 600],
    [40, 600],
  ])('after %i before is %i s', (rests, seconds) => expect(restUntil(rests, NOW)).toEqual(inSeconds(seconds)));

  it('puts it behind all others, and first the one that is up soonest', () => {
    const trunks = [
      { name: 'one', restsUntil: inSeconds(60) },
      { name: 'two', restsUntil: null },
      { name: 'three', restsUntil: inSeconds(30) },
      { name: 'four', restsUntil: inSeconds(0) },
    ];
    expect(awakeFirst(trunks, NOW).map(({ name }) => name)).toEqual(['two', 'four', 'three', 'one']);
    expect(awakeFirst(trunks, inSeconds(60)).map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four']);
  });
});
