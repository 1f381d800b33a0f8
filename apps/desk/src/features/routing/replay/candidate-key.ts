/** Beyond any time: who works on something stands after all who do not (`longest_idle`). */
const BUSY = 1e15;
type KeyWords =
  | { says: 'idleFor' | 'servedAgo'; seconds: number }
  | { says: 'spare' | 'open'; count: number }
  | { says: 'neverServed' };

/** What a queue's order compared, as something a person can check. */
export function keyMeaning(order: string, key: number, decidedAt: number): KeyWords | null {
  const ago = (instant: number) => Math.max(0, (decidedAt - instant) / 1000);
  if (order === 'longest_idle') {
    if (key < BUSY) return { says: 'idleFor', seconds: ago(key) };
    return key === BUSY ? { says: 'neverServed' } : { says: 'servedAgo', seconds: ago(key - BUSY) };
  }
  if (order === 'round_robin') return key === 0 ? { says: 'neverServed' } : { says: 'servedAgo', seconds: ago(key) };
  if (order === 'most_spare') return { says: 'spare', count: -key };
  if (order === 'fewest_open') return { says: 'open', count: key };
  return null;
}

/** A score is the minutes waited and the points of queue and customer. */
export function scoreParts(score: number, waitedSeconds: number) {
  const minutes = waitedSeconds / 60;
  return { minutes, points: Math.round(score - minutes) };
}
