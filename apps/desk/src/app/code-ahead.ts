import { queryClient } from './api.ts';

const LOOK_MS = 250;
/** A moment of looks in which nothing was fetched: the page has been drawn, and nobody waits for the line. */
const CALM_LOOKS = 6;
const AGAIN_MS = 2000;
const MAX_TRIES = 3;

type Load<T> = () => Promise<T>;
const missing = new Set<Load<unknown>>();

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const online = () => new Promise<Event>((resolve) => window.addEventListener('online', resolve, { once: true }));

const isServerThere = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Without a network, or a server, it waits for one. A file that a server does not have went with a newer version: that is an error. */
export async function insist<T>(load: Load<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && tries >= MAX_TRIES && (await isServerThere())) throw error;
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

/** Works once the first page has all it asked for, however slow its line. Answers with what calls that off. */
export function whenCalm(work: () => unknown): () => void {
  let left = CALM_LOOKS;
  const timer = setInterval(() => {
    left = queryClient.isFetching() ? CALM_LOOKS : left - 1;
    if (left > 0) return;
    clearInterval(timer);
    work();
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/** Brings all of it, and what it brings along, one after the other: a line that breaks later takes no page away. */
export function fetchAhead(): () => void {
  let isOver = false;
  const callOff = whenCalm(async () => {
    for (const bring of missing) {
      if (isOver) return;
      await bring().catch(() => undefined);
    }
  });
  return () => {
    isOver = true;
    callOff();
  };
}
