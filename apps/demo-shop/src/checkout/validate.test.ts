import { expect, it } from 'vitest';
import { problemsOf } from './validate.ts';

const right = {
  ...{ name: 'Jeanne Moreau', email: 'jeanne@exemple.fr', phone: '' },
  ...{ street: '3 rue Mercière', postcode: '69002', city: 'Lyon' },
};

it('lets a full form through, with or without a phone number', () => {
  expect(problemsOf(right)).toEqual({});
  expect(problemsOf({ ...right, phone: '+33 6 12 34 56 78', postcode: 'SW1A 1AA' })).toEqual({});
});

it.each([
  ['name', ' ', 'missing'],
  ['email', '', 'missing'],
  ['email', 'jeanne@exemple', 'email'],
  ['email', 'jeanne exemple.fr', 'email'],
  ['phone', '12', 'phone'],
  ['postcode', '?', 'postcode'],
  ['city', '', 'missing'],
] as const)('%s “%s” is %s', (field, value, problem) => {
  expect(problemsOf({ ...right, [field]: value })).toEqual({ [field]: problem });
});
