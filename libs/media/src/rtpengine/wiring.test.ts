import { describe, expect, it } from 'vitest';
import { reach, type WiredLeg, wiring } from './wiring.ts';

const leg = (hears: string, facts: Partial<WiredLeg> = {}): WiredLeg => ({
  hears: [...hears],
  format: 'opus',
  needsMixer: false,
  ...facts,
});

describe('wiring', () => {
  it.each<[string, Record<string, WiredLeg>, Record<string, string>]>([
    ['a leg alone speaks to nobody', { a: leg('') }, { a: 'nobody' }],
    ['two are relayed', { a: leg('b'), b: leg('a') }, { a: 'b', b: 'a' }],
    ['one who only listens', { a: leg(''), b: leg('a') }, { a: 'b', b: 'nobody' }],
    ['two pairs', { a: leg('b'), b: leg('a'), c: leg('d'), d: leg('c') }, { a: 'b', b: 'a', c: 'd', d: 'c' }],
    ['three are mixed', { a: leg('bc'), b: leg('ac'), c: leg('ab') }, { a: 'mixer', b: 'mixer', c: 'mixer' }],
    ['heard by two', { a: leg('b'), b: leg('a'), c: leg('a') }, { a: 'mixer', b: 'mixer', c: 'mixer' }],
    ['other payload types', { a: leg('b'), b: leg('a', { format: 'pcma' }) }, { a: 'mixer', b: 'mixer' }],
    [
      'a sound for one of two, and another pair untouched',
      { a: leg('b', { needsMixer: true }), b: leg('a'), c: leg('d'), d: leg('c') },
      { a: 'mixer', b: 'mixer', c: 'd', d: 'c' },
    ],
  ])('%s', (_, legs, ways) => {
    const found = [...wiring(new Map(Object.entries(legs)))];
    expect(Object.fromEntries(found.map(([id, way]) => [id, way.to === 'leg' ? way.leg : way.to]))).toEqual(ways);
  });

  it('reaches whoever hears or is heard, over others too, and nobody who is gone', () => {
    const legs = new Map(Object.entries({ a: leg('b'), b: leg('x'), c: leg('b'), d: leg('') }));
    expect([...reach(legs, ['a', 'x'])].sort()).toEqual(['a', 'b', 'c']);
  });
});
