/** A moment in which the first page has long been drawn and nobody waits for the line. */
export const IDLE_MS = 1500;
const AGAIN_MS = 2000;
const MAX_TRIES = 3;

type Load<T> = () => Promise<T>;
const missing = new Set<Load<unknown>>();

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const online = () => new Promise<Event>((resolve) => window.addEventListener('online', resolve, { once: true }));

/** Without a network it waits for one. A file that is not there with a network went with a newer version: that is an error. */
export async function insist<T>(load: Load<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && tries >= MAX_TRIES) throw error;
      await (navigator.onLine ? pause(AGAIN_MS) : online());
    }
  }
}

/** Code that the first page does not need. It is fetched when asked for or when nobody waits, whichever comes first. */
export function afterFirstPage<T>(load: Load<T>): Load<T> {
  const bring = async () => {
    const code = await insist(load);
    missing.delete(bring);
    return code;
  };
  missing.add(bring);
  return bring;
}

/** Brings all of it, and what it brings along, one after the other: a line that breaks later takes no page away. */
export function fetchAhead(): () => void {
  let isOver = false;
  const bringAll = async () => {
    for (const bring of missing) {
      if (isOver) return;
      await bring().catch(() => undefined);
    }
  };
  const timer = setTimeout(() => void bringAll(), IDLE_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
