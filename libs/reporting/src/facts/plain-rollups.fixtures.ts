import type { LoggedEvent } from './histories.fixtures.ts';

/** A rollup's row as the database shows it. */
export type PlainRollup = Record<string, unknown>;
interface Held {
  item: string;
  agent: string;
  mail: boolean;
  from: number;
  to: number;
}
interface Hands {
  ofItem: ReadonlyMap<string, Held[]>;
  ofAgent: ReadonlyMap<string, Held[]>;
}
const QUARTER = 900_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Every figure again from the raw events, slowly and without any code of what it checks. */
export function plainRollups(histories: readonly (readonly LoggedEvent[])[]): PlainRollup[] {
  const items = histories.map(straightened);
  const held = items.flatMap((events) => holdings(events));
  const hands = { ofItem: Map.groupBy(held, ({ item }) => item), ofAgent: Map.groupBy(held, ({ agent }) => agent) };
  const places = Map.groupBy(items, (events) => {
    const { queueId, channel } = events[0]!.data;
    const agent = events.filter(isTaking).at(-1)?.data.agentId ?? nobody;
    const quarter = new Date(events[0]!.at - (events[0]!.at % QUARTER)).toISOString();
    return JSON.stringify([quarter, queueId, channel, agent]);
  });
  return [...places].map(([place, stays]) => rowOf(JSON.parse(place) as string[], stays, hands)).sort(byPlace);
}
export const byPlace = (a: PlainRollup, b: PlainRollup): number => (placeOf(a) < placeOf(b) ? -1 : 1);
const placeOf = (row: PlainRollup) => [row.interval_at, row.queue_id, row.channel, row.agent_id].join();

const isTaking = ({ type }: LoggedEvent) => type === 'work.accepted' || type === 'work.taken';
const isLast = ({ type }: LoggedEvent) =>
  ['work.done', 'work.abandoned', 'work.overflowed', 'work.transferred'].includes(type);

/** In their order, without what does not count, and with clocks that never go back. */
function straightened(events: readonly LoggedEvent[]): LoggedEvent[] {
  const kept = events.filter(({ type }) => type !== 'work.offered');
  return kept.map((event, n) => ({ ...event, at: Math.max(...kept.slice(0, n + 1).map(({ at }) => at)) }));
}

function holdings(events: readonly LoggedEvent[]): Held[] {
  return events.flatMap((event, n) => {
    if (!isTaking(event)) return [];
    const end = events.slice(n + 1).find((next) => isTaking(next) || isLast(next) || next.type === 'work.returned');
    const { agentId, channel, workItemId } = event.data;
    const who = { item: workItemId as string, agent: agentId!, mail: channel === 'email' };
    return [{ ...who, from: event.at, to: end?.at ?? Infinity }];
  });
}

function rowOf(
  [interval_at, queue_id, channel, agent_id]: string[],
  stays: LoggedEvent[][],
  hands: Hands,
): PlainRollup {
  const waits = (of: LoggedEvent[][], end: (event: LoggedEvent) => boolean) =>
    of.map((events) => events.find(end)!.at - events[0]!.at).sort((a, b) => a - b);
  const queued = stays.filter(([first]) => first!.type === 'work.queued');
  const answered = queued.filter((events) => events.some(isTaking));
  const unanswered = queued.filter((events) => !events.some(isTaking));
  const endedBy = (type: string) => unanswered.filter((events) => events.at(-1)!.type === type);
  const handled = stays.filter((events) => isLast(events.at(-1)!) && events.some(isTaking));
  const answerWaits = waits(answered, isTaking);
  const own = (events: LoggedEvent[]) => hands.ofItem.get(events[0]!.workItemId) ?? [];
  const sum = (numbers: number[]) => String(numbers.reduce((a, b) => a + b, 0));
  return {
    ...{ interval_at, queue_id, channel, agent_id },
    queued: queued.length,
    answered: answered.length,
    abandoned: endedBy('work.abandoned').length,
    overflowed: endedBy('work.overflowed').length,
    handled: handled.length,
    wait_ms: sum(answerWaits),
    handling_ms: sum(handled.flatMap(own).map(({ from, to }) => to - from)),
    wrap_up_ms: sum(handled.map(wrapUp)),
    seat_ms: sum(handled.map((events) => seat(own(events), hands.ofAgent))),
    answer_waits: answerWaits.map((ms) => Math.ceil(ms / 1000)),
    abandon_waits: waits(endedBy('work.abandoned'), isLast).map((ms) => Math.ceil(ms / 1000)),
  };
}

function wrapUp(events: readonly LoggedEvent[]): number {
  const begun = events.find(({ type }) => type === 'work.wrap-up');
  return begun ? events.at(-1)!.at - begun.at : 0;
}

/** Piece by piece between any two clock times at which the agent's hands changed; each agent's part in whole milliseconds. */
function seat(own: readonly Held[], all: ReadonlyMap<string, readonly Held[]>): number {
  const parts = [...Map.groupBy(own, ({ agent }) => agent)].map(([agent, mine]) => {
    const sharedBy = new Map<number, number>();
    for (const one of mine) shareOut(one, all.get(agent)!, sharedBy);
    return Math.round([...sharedBy].sort(([a], [b]) => a - b).reduce((sum, [n, ms]) => sum + ms / n, 0));
  });
  return parts.reduce((a, b) => a + b, 0);
}

function shareOut(mine: Held, ofAgent: readonly Held[], sharedBy: Map<number, number>): void {
  const beside = ofAgent.filter(({ from, to }) => from < mine.to && to > mine.from);
  const edges = [...new Set(beside.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  for (const [n, from] of edges.entries()) {
    const to = edges[n + 1] ?? from;
    if (from < mine.from || to > mine.to) continue;
    const there = beside.filter((one) => one.from <= from && one.to >= to);
    const live = there.filter(({ mail }) => !mail);
    if (mine.mail && live.length > 0) continue;
    const by = live.length || there.length;
    sharedBy.set(by, (sharedBy.get(by) ?? 0) + to - from);
  }
}
