import type { Basket } from '@guichet/contracts';

/** An amount as the reader writes it; where the page names no currency that exists, the bare number. */
export function amountInWords(amount: number, currency: string, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {}).format(amount);
  } catch {
    return new Intl.NumberFormat(locale).format(amount);
  }
}

/** What the basket is worth: as the page says, else the sum of its lines; empty when nothing is known or in it. */
export function basketInWords(basket: Basket | null, locale: string): string {
  if (!basket || basket.lines.length === 0) return '';
  const hasPrices = basket.lines.every(({ price }) => price !== null);
  const sum = basket.lines.reduce((total, { price, quantity }) => total + (price ?? 0) * quantity, 0);
  const total = basket.total ?? (hasPrices ? sum : null);
  return total === null ? '' : amountInWords(total, basket.currency, locale);
}
