import { guichet } from './guichet.ts';

type Read = (name: string) => string | null;
type Keep = (name: string, value: string | null) => void;
const NAME = 'riva.identity';

export const isLoggedIn = (read: Read): boolean => read(NAME) !== null;

/** The shop's server signs who the customer is; this page only hands it on. False when it did not answer. */
export async function logIn(keep: Keep): Promise<boolean> {
  const response = await fetch('/api/demo/shop-identity', { method: 'POST' }).catch(() => null);
  if (!response?.ok) return false;
  const { identity } = (await response.json()) as { identity: string };
  keep(NAME, identity);
  guichet('identify', identity);
  return true;
}

export function logOut(keep: Keep): void {
  keep(NAME, null);
  guichet('identify', null);
}

/** On every page: the widget forgets who it is when the page goes. */
export function identifyAgain(read: Read): void {
  const identity = read(NAME);
  if (identity) guichet('identify', identity);
}
