import { maskCards, type VisitorContext } from '@guichet/contracts';

/** Numbers of payment cards are masked in every text of it, in addresses of pages too: a shop may put anything there. */
export function masked<T>(value: T): T {
  if (typeof value === 'string') return maskAll(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [maskAll(name), masked<unknown>(one)])) as T;
}

/** In what people write to each other addresses of pages are left alone, so that they lead somewhere; nothing here is followed. */
const maskAll = (text: string): string => maskCards(text.replaceAll('://', IN_PLACE)).replaceAll(IN_PLACE, '://');
const IN_PLACE = '\u2063';

export const EMPTY_CONTEXT: VisitorContext = {
  ...{ pages: [], referrer: '', language: '', device: null, basket: null, orderReference: '', values: {}, events: [] },
};
