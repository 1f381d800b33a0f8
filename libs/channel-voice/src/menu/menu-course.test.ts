import { describe, expect, it } from 'vitest';
import { beginMenu, type MenuEvent, type MenuPlace, type MenuStep, type MenuTree, nextInMenu } from './menu-course.ts';

const choice = (id: string, parentId: string | null = null, isAnswered = false) => ({
  ...{ id, parentId },
  answer: isAnswered ? { fr: 'Ouvert de 9 h à 18 h', en: 'Open from 9 to 6' } : null,
});
const TREE: MenuTree = {
  menu: [
    choice('orders'),
    choice('late', 'orders'),
    choice('damaged', 'orders'),
    choice('hours', null, true),
    choice('unread', null, true),
    choice('other'),
  ],
  answers: new Set(['hours']),
};
const FIRST: MenuPlace = { at: null, misses: 0 };
const ORDERS: MenuPlace = { at: 'orders', misses: 0 };
const key = (pressed: string): MenuEvent => ({ type: 'key', key: pressed });

/** A step in a line: what is said, and what is next. */
const short = (step: MenuStep): string => {
  const said = step.say.map((one) =>
    'number' in one ? one.number : 'menuId' in one ? `${one.prompt}:${one.menuId}` : one.prompt,
  );
  const next =
    step.then === 'listen' ? `${step.place.at ?? 'first'}/${step.place.misses}` : `${step.menuId ?? 'nothing'}`;
  return `${said.join(' ')} → ${step.then} ${next}`;
};
const LEVEL = 'choose choice:orders 1 choice:hours 2 choice:unread 3 choice:other 4';
const BELOW = 'choose choice:late 1 choice:damaged 2';

describe('the voice menu', () => {
  it('welcomes and tells the first level', () => {
    expect(short(beginMenu(TREE))).toBe(`welcome ${LEVEL} → listen first/0`);
  });

  const TABLE: [string, MenuPlace, MenuEvent, string][] = [
    ['a choice with more below tells those', FIRST, key('1'), `${BELOW} → listen orders/0`],
    ['a choice below leads to the queue', ORDERS, key('2'), ' → queue damaged'],
    ['a choice without more leads to the queue', FIRST, key('4'), ' → queue other'],
    ['an answer is played, and that is all', FIRST, key('2'), 'answer:hours → end hours'],
    ['an answer nobody recorded is told by an agent', FIRST, key('3'), ' → queue unread'],
    ['a key without a choice is not understood', FIRST, key('9'), `not-understood ${LEVEL} → listen first/1`],
    ['so is one beside the digits', ORDERS, key('*'), `not-understood ${BELOW} → listen orders/1`],
    ['and 0', FIRST, key('0'), `not-understood ${LEVEL} → listen first/1`],
    ['and a second time', { at: null, misses: 1 }, key('#'), `not-understood ${LEVEL} → listen first/2`],
    ['the third time leads to the queue', { at: null, misses: 2 }, key('8'), 'not-understood → queue nothing'],
    ['with what was chosen so far', { at: 'orders', misses: 2 }, key('8'), 'not-understood → queue orders'],
    ['a choice after a mistake counts', { at: null, misses: 2 }, key('1'), `${BELOW} → listen orders/0`],
    ['silence leads to the queue', FIRST, { type: 'silence' }, ' → queue nothing'],
    ['silence below, to the queue of what was chosen', ORDERS, { type: 'silence' }, ' → queue orders'],
  ];
  it.each(TABLE)('%s', (_, place, event, expected) => {
    expect(short(nextInMenu(TREE, place, event))).toBe(expected);
  });

  it('without a choice leads straight to the queue', () => {
    expect(short(beginMenu({ menu: [], answers: new Set() }))).toBe('welcome → queue nothing');
  });

  it('tells nine choices of a level at most', () => {
    const menu = Array.from({ length: 12 }, (_, at) => choice(`c${at}`));
    const first = beginMenu({ menu, answers: new Set() });
    expect(first.say.at(-1)).toEqual({ prompt: 'press', number: 9 });
  });
});
