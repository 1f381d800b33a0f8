import { useSyncExternalStore } from 'react';

const STEP = 15_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of listeners) one();
  }, STEP);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time, moving on every 15 s for all relative times together. */
export const useNow = () =>
  useSyncExternalStore(subscribe, () => (Math.abs(Date.now() - now) > STEP ? (now = Date.now()) : now));
