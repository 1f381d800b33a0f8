import type { ChatField, MenuChoice } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { firstStep, stepAfter } from './steps.ts';

const choice = (id: string, parentId: string | null, asksOrder = false): MenuChoice => ({
  ...{ id, parentId, asksOrder, label: { fr: id, en: id }, answer: null },
});
const menu = [choice('order', null, true), choice('other', null), choice('size', 'other')];
const name = { key: 'n', kind: 'name', label: { fr: '', en: '' }, isRequired: false, options: [] } as ChatField;

it.each([
  ['chat', { menu, fields: [] }, { name: 'menu', way: 'chat', parentId: null }],
  ['call', { menu, fields: [] }, { name: 'menu', way: 'call', parentId: null }],
  ['chat', { menu: [], fields: [] }, { name: 'details', way: 'chat', choiceId: null }],
  ['call', { menu: [], fields: [name] }, { name: 'details', way: 'call', choiceId: null }],
  ['call', { menu: [], fields: [] }, { name: 'ready', choiceId: null }],
] as const)('%s %# begins with what is asked first', (way, config, step) =>
  expect(firstStep(way, { menu: [...config.menu], fields: [...config.fields] })).toEqual(step),
);

it.each([
  ['chat', menu[2], { name: 'details', way: 'chat', choiceId: 'size' }],
  ['call', menu[2], { name: 'ready', choiceId: 'size' }],
  ['call', menu[1], { name: 'menu', way: 'call', parentId: 'other' }],
  ['call', menu[0], { name: 'details', way: 'call', choiceId: 'order' }],
  ['call', undefined, { name: 'ready', choiceId: null }],
] as const)('%s %# goes on after a choice', (way, chosen, step) =>
  expect(stepAfter(way, chosen, { menu, fields: [] })).toEqual(step),
);
