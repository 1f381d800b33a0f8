import { describe, expect, it } from 'vitest';
import { hearing, type Talk } from './talk.ts';

describe('hearing', () => {
  it.each<[string, Talk, Record<string, string[]>]>([
    ['nobody', { parties: [] }, {}],
    ['a leg alone hears silence', { parties: ['a'] }, { a: [] }],
    ['two hear each other', { parties: ['a', 'b'] }, { a: ['b'], b: ['a'] }],
    ['three hear the other two', { parties: ['a', 'b', 'c'] }, { a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] }],
    [
      'who listens hears both and is heard by nobody',
      { parties: ['a', 'b'], supervisors: [{ leg: 's' }] },
      { a: ['b'], b: ['a'], s: ['a', 'b'] },
    ],
    [
      'who whispers is heard by one',
      { parties: ['a', 'b'], supervisors: [{ leg: 's', whispersTo: 'b' }] },
      { a: ['b'], b: ['a', 's'], s: ['a', 'b'] },
    ],
    [
      'supervisors do not hear each other',
      { parties: ['a', 'b'], supervisors: [{ leg: 's', whispersTo: 'b' }, { leg: 't' }] },
      { a: ['b'], b: ['a', 's'], s: ['a', 'b'], t: ['a', 'b'] },
    ],
  ])('%s', (_, talk, heard) => {
    expect(Object.fromEntries(hearing(talk))).toEqual(heard);
  });
});
