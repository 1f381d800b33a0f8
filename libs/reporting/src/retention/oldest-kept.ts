import { intervalOf } from '../rollups/interval.ts';

/** So many calendar months before, where a month is too short on its last day; the edge of an interval, whose contacts go or stay together. */
export function oldestKept(now: Date, months: number): Date {
  const at = new Date(now);
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return intervalOf(at.getTime());
}
