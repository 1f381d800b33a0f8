import { useSyncExternalStore } from 'react';

/** Long enough to be read, then it goes by itself. */
const SHOWN_MS = 8000;

let over: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
function become(next: string | null) {
  over = next;
  for (const listener of listeners) listener();
}

/** Says, where the card was, why it could not be taken. */
export function tellOfferOver(words: string) {
  clearTimeout(timer);
  become(words);
  timer = setTimeout(() => become(null), SHOWN_MS);
}
export function forgetOfferOver() {
  clearTimeout(timer);
  become(null);
}
export const useOfferOver = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => over,
  );
