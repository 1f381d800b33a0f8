import { type Colour, productOf } from '../catalogue.ts';

export interface Line {
  slug: string;
  colour: Colour;
  size: string;
  quantity: number;
}
export type Basket = readonly Line[];

const MOST = 9;
const FREE_FROM = 12_000;
const SHIPPING = 590;

const isSame = (a: Omit<Line, 'quantity'>, b: Omit<Line, 'quantity'>): boolean =>
  a.slug === b.slug && a.colour === b.colour && a.size === b.size;

export function withLine(basket: Basket, line: Omit<Line, 'quantity'>): Basket {
  const known = basket.find((one) => isSame(one, line));
  if (!known) return [...basket, { ...line, quantity: 1 }];
  return withQuantity(basket, line, known.quantity + 1);
}

/** None left takes the line out. */
export function withQuantity(basket: Basket, line: Omit<Line, 'quantity'>, quantity: number): Basket {
  if (quantity < 1) return basket.filter((one) => !isSame(one, line));
  return basket.map((one) => (isSame(one, line) ? { ...one, quantity: Math.min(quantity, MOST) } : one));
}

export const countOf = (basket: Basket): number => basket.reduce((sum, { quantity }) => sum + quantity, 0);

/** In cents. */
export function sumsOf(basket: Basket): { goods: number; shipping: number; total: number; toFree: number } {
  const goods = basket.reduce((sum, { slug, quantity }) => sum + (productOf(slug)?.price ?? 0) * quantity, 0);
  const shipping = goods === 0 || goods >= FREE_FROM ? 0 : SHIPPING;
  return { goods, shipping, total: goods + shipping, toFree: Math.max(0, FREE_FROM - goods) };
}

/** What was kept by an earlier version, or by hand, is taken only where it still makes sense. */
export function readBasket(kept: string | null): Basket {
  try {
    const lines = JSON.parse(kept ?? '[]') as Line[];
    return lines.filter(({ slug, colour, size, quantity }) => {
      const product = productOf(slug);
      return product?.colours.includes(colour) && product.sizes.includes(size) && quantity >= 1 && quantity <= MOST;
    });
  } catch {
    return [];
  }
}
