import { expect, it } from 'vitest';
import { amountInWords, basketInWords } from './basket-words.ts';

const line = (price: number | null, quantity = 1) => ({ name: 'Vase', price, quantity });
it.each([
  ['nothing known', null, ''],
  ['nothing in it', { lines: [], total: 0, currency: 'EUR' }, ''],
  ['as the page says', { lines: [line(42)], total: 40, currency: 'EUR' }, '€40.00'],
  ['the sum of its lines', { lines: [line(42, 2), line(10)], total: null, currency: 'EUR' }, '€94.00'],
  ['a price is missing', { lines: [line(42), line(null)], total: null, currency: 'EUR' }, ''],
])('a basket: %s', (_, basket, words) => expect(basketInWords(basket, 'en')).toBe(words));
it('a currency that is none does not take the screen down', () => expect(amountInWords(12, 'x', 'en')).toBe('12'));
