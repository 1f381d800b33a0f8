import { expect, it } from 'vitest';
import { storable } from './storable.ts';

it('takes from any text what Postgres cannot store, names of fields included', () => {
  const at = new Date();
  expect(storable({ 'a\0': ['b\0c', 'd\ud800', 1, null, undefined, at] })).toEqual({
    a: ['bc', 'd\ufffd', 1, null, undefined, at],
  });
});

it('refuses what is nested without end, rather than end the stack', () => {
  let nest: unknown = 'x';
  for (let i = 0; i < 100_000; i += 1) nest = [nest];
  expect(() => storable(nest)).toThrow('invalid_input');
});
