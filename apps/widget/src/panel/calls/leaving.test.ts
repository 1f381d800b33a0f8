import { describe, expect, it } from 'vitest';
import { isPlain, isReload, staysInShop } from './leaving.ts';

const HERE = 'https://shop.example/en/product?id=3#photos';

describe('what counts as moving within the shop', () => {
  it.each([
    ['https://shop.example/en/basket', true],
    ['/en/basket', true],
    ['basket', true],
    ['?id=4', true],
    // The same page anew.
    ['https://shop.example/en/product?id=3', true],
    ['#size', false],
    ['https://shop.example/en/product?id=3#size', false],
    ['https://shop.example/en/basket#size', true],
    ['https://www.shop.example/en/basket', false],
    ['http://shop.example/en/basket', false],
    ['https://shop.example:8443/', false],
    ['https://pay.example/', false],
    ['mailto:hello@shop.example', false],
    ['tel:+33612345678', false],
    ['javascript:void 0', false],
    ['https://', false],
  ])('%s: %s', (there, stays) => expect(staysInShop(there, HERE)).toBe(stays));
});

describe('a click', () => {
  const click = {
    ...{ button: 0, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, defaultPrevented: false },
  };
  it('leads on', () => expect(isPlain(click)).toBe(true));
  it.each([
    { button: 1 },
    { altKey: true },
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { defaultPrevented: true },
  ])('%o leaves this page where it is', (part) => expect(isPlain({ ...click, ...part })).toBe(false));
});

describe('keys that load the page anew', () => {
  const none = { altKey: false, ctrlKey: false, metaKey: false };
  it.each([
    [{ key: 'F5' }, true],
    [{ key: 'F5', ctrlKey: true }, true],
    [{ key: 'r', ctrlKey: true }, true],
    [{ key: 'R', metaKey: true }, true],
    [{ key: 'r' }, false],
    [{ key: 'r', ctrlKey: true, altKey: true }, false],
    [{ key: 'F6' }, false],
  ])('%o: %s', (key, isSo) => expect(isReload({ ...none, ...key })).toBe(isSo));
});
