import { processorTime } from '@guichet/testing';
import { describe, expect, it } from 'vitest';
import { maskCards, maskCardsAfter, maskCardsInHtml } from './card-numbers.ts';

describe('numbers of payment cards', () => {
  it.each([
    ['4111111111111111', '••••••••••••1111'],
    ['Ma carte : 4111 1111 1111 1111, 12/27, 123', 'Ma carte : •••• •••• •••• 1111, 12/27, 123'],
    ['4111-1111-1111-1111 12/27', '••••-••••-••••-1111 12/27'],
    ['CB4111.1111.1111.1111', 'CB••••.••••.••••.1111'],
    ['4111 1111\n1111 1111', '•••• ••••\n•••• 1111'],
    ['2026 4111 1111 1111 1111', '2026 •••• •••• •••• 1111'],
    ['5555 5555 5555 4444 et 2223003122003222', '•••• •••• •••• 4444 et ••••••••••••3222'],
    ['3782 822463 10005', '•••• •••••• •0005'],
    ['6011000990139424 / 3530111333300000', '••••••••••••9424 / ••••••••••••0000'],
    ['6304000000000000', '••••••••••••0000'],
    ['4111/1111/1111/1111 et 4111_1111_1111_1111', '••••/••••/••••/1111 et ••••_••••_••••_1111'],
    ['4111\u20111111\u20111111\u20111111', '••••\u2011••••\u2011••••\u20111111'],
    ['4111 — 1111 — 1111 — 1111', '•••• — •••• — •••• — 1111'],
    ['4111\u200b1111\u200b1111\u200b1111', '••••\u200b••••\u200b••••\u200b1111'],
    ['４１１１ １１１１ １１１１ １１１１', '•••• •••• •••• １１１１'],
    ['٤١١١١١١١١١١١١١١١', '••••••••••••١١١١'],
    ['۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱', '••••••••••••۱۱۱۱'],
  ])('%s becomes %s', (text, masked) => expect(maskCards(text)).toBe(masked));

  it.each([
    ['a wrong check digit', '4111 1111 1111 1112'],
    ['no scheme', '9111 1111 1111 1111'],
    ['an article', '4006381333931'],
    ['phone numbers', '06 12 34 56 78, +33 6 12 34 56 78, 0033612345678'],
    ['an order', 'commande 58 214 du 2026-11-26 10:20:30'],
    ['dates', 'du 30/01/2026 au 14/02/2026, 4111/11/11'],
    ['part of a longer number', '41111111111111110'],
    ['an account', 'FR14 2004 1010 0505 0001 3M02 606, DE89370400440532013000'],
    [
      'an account with a card’s digits in it',
      'GB24 4111 1111 1111 1111'.replace('24', ibanCheck('GB', '4111111111111111')),
    ],
    ['a page', 'https://shop.example/suivi/4111111111111111?x=4111111111111111'],
  ])('%s stays', (_, text) => expect(maskCards(text)).toBe(text));

  it.each([
    [['4111 1111'], '1111 1111, merci', '•••• ••••, merci'],
    [['4111', '1111', '1111'], '1111', '••••'],
    [['Ma carte : 4111'], '111111111111 12/27', '•••••••••••• 12/27'],
    [['4111 1111 puis'], '1111 1111', '1111 1111'],
    [['4111 1111'], 'et 1111 1111', 'et 1111 1111'],
    [['58 214'], '4111 1111 1111 1111', '•••• •••• •••• 1111'],
    [[], '4111111111111111', '••••••••••••1111'],
  ])('after %j, %s becomes %s', (before, text, masked) => expect(maskCardsAfter(before, text)).toBe(masked));

  it('are found in html, across elements of a line, and addresses of links stay', () => {
    const link = '<a href="https://a.example/4111111111111111" title="x">';
    expect(maskCardsInHtml(`${link}4111 <b>1111</b> 1111\u00a0<i>11</i>11</a><p>1</p>`)).toBe(
      `${link}•••• <b>••••</b> ••••\u00a0<i>11</i>11</a><p>1</p>`,
    );
    expect(maskCardsInHtml('<td>58214</td><td>4111111111111111</td>')).toBe('<td>58214</td><td>••••••••••••1111</td>');
    const untouched = '<p>1 &lt; 2 &amp; 58214</p>';
    expect(maskCardsInHtml(untouched)).toBe(untouched);
  });

  it.each(['4', '4 ', '4111 ', '4111 1111 1111 1112 ', 'FR14 ', 'FR', 'http://', '<b>4</b>', '<'])(
    'are looked for in linear time in %s',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      // Measured at most 250 ms; what grows with the square takes minutes.
      expect(processorTime(() => [maskCards(text), maskCardsInHtml(text)])).toBeLessThan(5000);
    },
  );
});

function ibanCheck(country: string, account: string): string {
  const digits = `${account}${country}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return String(98 - [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0)).padStart(2, '0');
}
