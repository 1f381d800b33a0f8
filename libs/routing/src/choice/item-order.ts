const MINUTE = 60_000;

/** Where an item stands in its queue. */
export interface ItemRank {
  id: string;
  /** A higher tier goes before any lower one, however long that waits. */
  tier: number;
  /** Milliseconds since the epoch; see `rankAt`. */
  rankAt: number;
}

/**
 * The arrival, earlier by a minute for each point of priority. It orders as the score (minutes waited + priority) does, but
 * stays the same as time goes by, so it can be stored and indexed. Counted from the original arrival: a call-back, a
 * transfer or an offer in vain keeps its place.
 */
export const rankAt = (originalArrivalAt: number, priority: number): number => originalArrivalAt - priority * MINUTE;

/** The next to be served comes first. */
export const compareItems = (a: ItemRank, b: ItemRank): number =>
  b.tier - a.tier || a.rankAt - b.rankAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
