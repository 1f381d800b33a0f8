const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 600;

/** Until when a trunk is left alone that was found down `rests` times in a row before: twice as long each time. */
export const restUntil = (rests: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(FIRST_SECONDS * 2 ** rests, LONGEST_SECONDS) * 1000);

/** In the order in which they are asked. Those that rest come last, and are asked all the same: a call that waits is better than none. */
export function awakeFirst<T extends { restsUntil: Date | null }>(trunks: readonly T[], now: Date): T[] {
  const restOf = ({ restsUntil }: T): number => (restsUntil && restsUntil > now ? restsUntil.getTime() : 0);
  return trunks.toSorted((one, other) => restOf(one) - restOf(other));
}
