const COLOURS = 8;

/**
 * A colour for each queue, by the order in which they were made (their ids begin with the time): a new queue changes no
 * other's colour, and neighbours differ.
 */
export function queueColours(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.toSorted().map((id, index) => [id, `var(--queue-${(index % COLOURS) + 1})`]));
}
