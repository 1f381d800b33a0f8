import type { AlertFigure, BoardTotal } from '@guichet/contracts';

const percent = (share: number | null): number | null => (share === null ? null : share * 100);

/** A figure of a queue and channel, or of all, as alerts compare it: shares in percent, waits in seconds. */
export function alertValue(figure: AlertFigure, { total, now }: { total: BoardTotal; now: Date }): number | null {
  const { today, callbacks, longestSince } = total;
  const values: Record<AlertFigure, number | null> = {
    waiting: total.waiting,
    longestWait: longestSince === null ? 0 : (now.getTime() - Date.parse(longestSince)) / 1000,
    levelNow: percent(total.now.level),
    levelToday: percent(today.level),
    answerRate: percent(today.answerRate),
    abandoned: today.abandoned,
    answerSeconds: today.answerSeconds,
    callbacksDue: callbacks.due,
    callbacksLate: callbacks.late,
    atRisk: total.atRisk,
    late: total.late,
    readyAgents: total.readyAgents,
    occupancy: percent(total.occupancy),
  };
  return values[figure];
}
