import type { Refused } from '@guichet/contracts';
import type { Line } from '../../loader/line.ts';

const PAUSE_MS = 700;
/** A call that nobody answers for so long is not worth waiting for. */
const PATIENCE_MS = 25_000;

/** Asks again and again while the line is down or the server cannot; null when the patience is at an end, or it is wanted no more. */
export async function untilAnswered<T extends { ok: true } | Refused>(
  line: Line,
  name: string,
  data: object,
  isWanted: () => boolean,
): Promise<T | null> {
  const end = Date.now() + PATIENCE_MS;
  while (isWanted() && Date.now() < end) {
    const answer = await line.ask<T | Refused>(name, data).catch(() => null);
    if (answer && (answer.ok || answer.code !== 'unavailable')) return answer as T;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return null;
}
