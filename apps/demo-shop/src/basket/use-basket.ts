import { useEffect, useState } from 'preact/hooks';
import { tellBasket } from '../guichet.ts';
import { type Basket, readBasket } from './basket.ts';
import { keep, read } from './kept.ts';

const NAME = 'riva.basket';
const CHANGED = 'riva:basket';

export const currentBasket = (): Basket => readBasket(read(NAME));

export function setBasket(basket: Basket): void {
  keep(NAME, JSON.stringify(basket));
  tellBasket(basket);
  dispatchEvent(new Event(CHANGED));
}

/** Null until the page runs: it was drawn before anybody's basket was known. */
export function useBasket(): Basket | null {
  const [basket, set] = useState<Basket | null>(null);
  useEffect(() => {
    const update = () => set(currentBasket());
    update();
    addEventListener(CHANGED, update);
    addEventListener('storage', update); // another tab
    return () => {
      removeEventListener(CHANGED, update);
      removeEventListener('storage', update);
    };
  }, []);
  return basket;
}
