const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/** How long to wait after so many failures in a row: doubling, never two mailboxes in step. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
  return longest / 2 + (random() * longest) / 2;
}
