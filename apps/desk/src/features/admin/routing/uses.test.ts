import { expect, it } from 'vitest';
import { usesOf } from './uses.ts';

it('tells what depends on something, by name or by number', () => {
  expect(
    usesOf({ sites: ['Boutique'], inboxes: ['Support'], rules: [], overflows: ['Vente', 'Nuit'], waiting: 3 }),
  ).toEqual([
    { kind: 'inboxes', names: ['Support'], count: 1 },
    { kind: 'sites', names: ['Boutique'], count: 1 },
    { kind: 'overflows', names: ['Vente', 'Nuit'], count: 2 },
    { kind: 'waiting', names: [], count: 3 },
  ]);
});

it.each([undefined, null, 'text', {}, { waiting: 0 }, { other: ['x'] }])('says nothing of %j', (details) => {
  expect(usesOf(details)).toEqual([]);
});
