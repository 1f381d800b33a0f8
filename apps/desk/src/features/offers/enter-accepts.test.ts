import { expect, it } from 'vitest';
import { enterAccepts } from './enter-accepts.ts';

/** What `closest` answers for an element that matches these selectors. */
const focused = (...matches: string[]) => ({
  closest: ((selectors: string) => selectors.split(',').find((one) => matches.includes(one)) ?? null) as never,
});

it('lets Enter take an offer when nothing, or the page itself, has the focus', () => {
  expect(enterAccepts(null)).toBe(true);
  expect(enterAccepts(focused('body'))).toBe(true);
  expect(enterAccepts(focused('[tabindex="-1"]', 'main'))).toBe(true);
});
it.each([
  ['a field', 'input'],
  ['a text of several lines', 'textarea'],
  ['an answer being written', '[contenteditable]'],
  ['a mail that is read', 'iframe'],
  ['a button', 'button'],
  ['a row of the list', 'a'],
  ['something folded', 'summary'],
  ['the line between columns', '[tabindex]:not([tabindex="-1"])'],
  ['an entry of a menu', '[role=menuitem]'],
])('leaves Enter to %s', (_, selector) => expect(enterAccepts(focused(selector))).toBe(false));
