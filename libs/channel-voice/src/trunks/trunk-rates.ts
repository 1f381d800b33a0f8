import type { TrunkRate } from '@guichet/contracts';

/** Of a number such as `+33612345678`, the longest prefix; null where the number may not be dialled. */
export function rateOf(number: string, rates: readonly TrunkRate[]): TrunkRate | null {
  const fitting = rates.filter(({ prefix }) => number.startsWith(prefix));
  return fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0] ?? null;
}
