import { describe, expect, it } from 'vitest';
import { type Basket, countOf, readBasket, sumsOf, withLine, withQuantity } from './basket.ts';

const marina = { slug: 'marina', colour: 'navy', size: '42' } as const;
const cream = { slug: 'creme', colour: 'clear', size: '50 ml' } as const;

describe('the basket', () => {
  it('adds the same pair to its line, another size as a line of its own', () => {
    const basket = withLine(withLine(withLine([], marina), marina), { ...marina, size: '43' });
    expect(basket.map(({ size, quantity }) => [size, quantity])).toEqual([
      ['42', 2],
      ['43', 1],
    ]);
    expect(countOf(basket)).toBe(3);
  });

  it.each([
    [0, 0],
    [1, 1],
    [9, 9],
    [40, 9],
  ])('%i pairs asked for are %i', (asked, given) => {
    expect(countOf(withQuantity(withLine([], marina), marina, asked))).toBe(given);
  });

  it.each<[Basket, { goods: number; shipping: number; total: number; toFree: number }]>([
    [[], { goods: 0, shipping: 0, total: 0, toFree: 12_000 }],
    [withLine([], cream), { goods: 1_400, shipping: 590, total: 1_990, toFree: 10_600 }],
    [withLine([], marina), { goods: 12_900, shipping: 0, total: 12_900, toFree: 0 }],
  ])('sums %#', (basket, sums) => expect(sumsOf(basket)).toEqual(sums));

  it('reads what was kept, and leaves out what makes no sense any more', () => {
    const kept = [
      { ...marina, quantity: 2 },
      { ...marina, slug: 'gone', quantity: 1 },
      { ...marina, size: '99', quantity: 1 },
      { ...marina, quantity: 1000 },
    ];
    expect(readBasket(JSON.stringify(kept))).toEqual([kept[0]]);
    for (const broken of [null, '', '{', '"text"', '{}', '[null]']) expect(readBasket(broken)).toEqual([]);
  });
});
