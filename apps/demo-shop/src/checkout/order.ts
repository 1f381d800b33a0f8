import type { Basket } from '../basket/basket.ts';
import { keep, read } from '../basket/kept.ts';

export interface Order {
  number: string;
  basket: Basket;
  email: string;
}
const NAME = 'riva.order';

/** Numbers as the shop gives them: five digits, and no two alike in a demo's day. */
export const newOrderNumber = (now: number): string => String(58_500 + (Math.floor(now / 1000) % 41_000));

export const keepOrder = (order: Order): void => keep(NAME, JSON.stringify(order));

export function lastOrder(): Order | null {
  try {
    return JSON.parse(read(NAME) ?? 'null') as Order | null;
  } catch {
    return null;
  }
}
