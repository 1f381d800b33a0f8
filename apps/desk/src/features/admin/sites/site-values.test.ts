import type { Site } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { colourFacts, contrast } from './contrast.ts';
import { movedChoice } from './menu-order.ts';
import {
  branchOf,
  type ChoiceValues,
  inTreeOrder,
  newChoice,
  originOf,
  originsOf,
  requestOf,
  startValues,
} from './site-values.ts';

describe('origins', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['shop.example', 'https://shop.example'],
    ['https://Shop.example/fr/?a=1', 'https://shop.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['https://shop.example:443', 'https://shop.example'],
    ['shop', ''],
    ['ftp://shop.example', ''],
    ['javascript:alert(1)', ''],
  ])('%s is %s', (typed, origin) => expect(originOf(typed)).toBe(origin));
  it('are taken once each, one a line', () =>
    expect(originsOf('a.fr\nhttps://a.fr/x, www.a.fr\n')).toEqual(['https://a.fr', 'https://www.a.fr']));
});

const text = (fr: string) => ({ fr, en: '' });
const site: Site = {
  ...{ id: 's', inboxId: 'i', key: 'k', hasLogo: false, script: '', secrets: [], name: 'Boutique', isEnabled: true },
  ...{ origins: ['https://a.fr'], language: 'fr', queueId: null, teamId: null, calendarId: null, mailInboxId: null },
  ...{
    offersWhenBusy: false,
    idleMinutes: 10,
    closeMinutes: 60,
    callQueueId: 'q',
    callbackQueueId: null,
    hasVoiceMenu: true,
  },
  appearance: {
    ...{ colour: '#1d5c63', position: 'right', title: text(''), button: text('') },
    ...{ greeting: text('Bonjour'), formGreeting: text('') },
  },
  fields: [{ key: 'f', kind: 'choice', label: text('Taille'), isRequired: true, options: [text('S'), text('M')] }],
  menu: [
    {
      ...{ id: 'order', parentId: null, label: text('Commande'), asksOrder: true, answer: text('Bientôt') },
      ...{ queueId: 'q', skills: [{ needs: [{ skillId: 'x', level: 3 }], seconds: 30 }], priority: 5 },
    },
  ],
};
it('what was read and not touched is sent as it was', () => {
  const { name, origins, appearance, fields, menu, idleMinutes, callQueueId, hasVoiceMenu } = requestOf(
    startValues(site),
  );
  expect({ callQueueId, hasVoiceMenu }).toEqual({ callQueueId: 'q', hasVoiceMenu: true });
  expect({ name, origins, appearance, fields, idleMinutes }).toEqual({
    ...{ name: site.name, origins: site.origins, appearance: site.appearance, fields: site.fields, idleMinutes: 10 },
  });
  expect(menu).toEqual(site.menu);
});
it('sends no options of a question that has none, and no answer that was switched off', () => {
  const values = startValues(site);
  values.fields[0]!.kind = 'text';
  values.menu[0]!.hasAnswer = false;
  const { fields, menu } = requestOf(values);
  expect([fields![0]!.options, menu![0]!.answer]).toEqual([[], null]);
});

describe('the menu', () => {
  const choice = (id: string, parentId: string | null): ChoiceValues => ({ ...newChoice(parentId), id });
  const menu = [choice('b1', 'b'), choice('a', null), choice('b', null), choice('lost', 'none'), choice('b11', 'b1')];
  const ids = (list: readonly ChoiceValues[]) => list.map(({ id }) => id);
  it('is read from the first level down', () =>
    expect(inTreeOrder(menu).map(({ choice: { id }, level }) => `${level}${id}`)).toEqual([
      '0a',
      '0b',
      '1b1',
      '2b11',
      '0lost',
    ]));
  it('moves among its level only', () =>
    expect(ids(movedChoice(menu, 'b', 0))).toEqual(['b1', 'b', 'a', 'lost', 'b11']));
  it('goes with all below it', () => expect([...branchOf(menu, 'b')].toSorted()).toEqual(['b', 'b1', 'b11']));
});

describe('colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
  ])('%s on %s', (a, b, ratio) => expect(contrast(a, b)).toBeCloseTo(ratio, 1));
  it.each([
    ['#1d5c63', 'white', false],
    ['#ffd400', 'black', true],
  ])('%s is written on in %s', (colour, ink, isFaint) => expect(colourFacts(colour)).toMatchObject({ ink, isFaint }));
});
