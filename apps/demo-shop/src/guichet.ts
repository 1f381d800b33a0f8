// What the shop tells its counter; docs/guide/widget.md describes the interface.
import { type Basket, sumsOf } from './basket/basket.ts';
import { productOf } from './catalogue.ts';

type Guichet = ((...command: unknown[]) => void) & { q?: unknown[][] };
declare global {
  interface Window {
    guichet?: Guichet;
  }
}

/** Calls made before the widget's script has come wait in `q`. */
export function guichet(...command: unknown[]): void {
  window.guichet ??= Object.assign((...early: unknown[]) => void window.guichet!.q!.push(early), { q: [] });
  window.guichet(...command);
}

export function tellBasket(basket: Basket): void {
  const lines = basket.map(({ slug, colour, size, quantity }) => ({
    name: [productOf(slug)?.name, colour, size].join(' · '),
    quantity,
    price: (productOf(slug)?.price ?? 0) / 100,
  }));
  guichet('set', { basket: lines.length ? { lines, total: sumsOf(basket).total / 100, currency: 'EUR' } : null });
}
