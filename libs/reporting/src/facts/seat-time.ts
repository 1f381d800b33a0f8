import { type Channel, isInterruptible } from '@guichet/contracts';

/** Of one agent; milliseconds since 1970. */
export interface HeldStretch {
  workItemId: string;
  channel: Channel;
  from: number;
  /** Null while he has it. */
  to: number | null;
}

/**
 * Each item's part of its agent's time, in whole milliseconds: every moment is divided by what he has in hand then, so the
 * parts add up to the time in which he had anything. What may be interrupted rests while anything that may not is in hand.
 */
export function seatTimes(stretches: readonly HeldStretch[]): Map<string, number> {
  const shares = new Map<string, number[]>();
  const coming = stretches.filter(({ from, to }) => to === null || to > from).sort((a, b) => a.from - b.from);
  const edges = [...new Set(coming.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))];
  edges.sort((a, b) => a - b);
  let held: HeldStretch[] = [];
  let next = 0;
  for (const [n, edge] of edges.slice(0, -1).entries()) {
    held = held.filter(({ to }) => to === null || to > edge);
    for (; next < coming.length && coming[next]!.from <= edge; next += 1) held.push(coming[next]!);
    const live = held.filter(({ channel }) => !isInterruptible(channel));
    const working = live.length > 0 ? live : held;
    for (const { workItemId } of working) {
      const parts = shares.get(workItemId) ?? [];
      parts[working.length] = (parts[working.length] ?? 0) + (edges[n + 1]! - edge);
      shares.set(workItemId, parts);
    }
  }
  return new Map([...shares].map(([id, parts]) => [id, total(parts)]));
}

/** `parts[n]`: time shared by n. Divided only here, so that the result does not depend on where the time was cut. */
const total = (parts: readonly number[]): number =>
  Math.round(parts.reduce((sum, time, n) => (n > 0 ? sum + time / n : sum), 0));
