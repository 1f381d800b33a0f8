import type { BoardAgent, Channel } from '@guichet/contracts';

type Work = BoardAgent['work'];
export interface Activity {
  kind: 'working' | 'offered' | 'wrapUp' | 'state';
  since: string;
  work: Work;
}

/**
 * What an agent does as a supervisor sees it: what he works on before what rings, what he wraps up before his state. Mail alone
 * lies in hand beside everything else, and is no activity.
 */
export function activityOf({ work, since }: Pick<BoardAgent, 'work' | 'since'>): Activity {
  const of = (state: Work[number]['state']) => work.filter((one) => one.state === state);
  const [active, offered, wrapUp] = [of('active'), of('offered'), of('wrap_up')];
  const live = active.filter(({ channel }) => channel !== 'email');
  if (live.length) return { kind: 'working', since: firstOf(live), work: active };
  if (offered.length) return { kind: 'offered', since: firstOf(offered), work: offered };
  if (wrapUp.length) return { kind: 'wrapUp', since: firstOf(wrapUp), work: wrapUp };
  return { kind: 'state', since, work: active };
}

/** How much of each channel, whatever the queues. */
export function countsOf(work: Work): [Channel, number][] {
  const counts = new Map<Channel, number>();
  for (const { channel, count } of work) counts.set(channel, (counts.get(channel) ?? 0) + count);
  return [...counts];
}

const firstOf = (work: Work): string => work.map(({ since }) => since).toSorted()[0]!;

const RANK = { working: 0, offered: 0, wrapUp: 1, state: 2 };
const STATES: Record<BoardAgent['state'], number> = { not_responding: 0, ready: 1, not_ready: 2, offline: 3 };

/** Who works comes first, who is away last; among equals by name. */
export const byActivity = (a: BoardAgent, b: BoardAgent): number =>
  RANK[activityOf(a).kind] - RANK[activityOf(b).kind] ||
  STATES[a.state] - STATES[b.state] ||
  a.name.localeCompare(b.name);
