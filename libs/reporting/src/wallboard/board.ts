import {
  BOARD_PARTS,
  type BoardAgent,
  type BoardRow,
  type BoardTotal,
  DEFAULT_FORMULA,
  type RaisedAlert,
  type Wallboard,
} from '@guichet/contracts';
import { NO_COUNTS } from '../figures/counts.ts';
import { answerRate, averageAnswer, occupancy, offered } from '../figures/figures.ts';
import { serviceLevel } from '../figures/service-level.ts';
import type { AgentRow, AgentSeconds } from './board-agents.query.ts';
import type { BoardCounts, CallbackCounts } from './board-counts.query.ts';
import type { BoardQueue, BoardScope } from './board-scope.query.ts';
import type { PromiseCounts } from './promises.query.ts';

export interface BoardFacts {
  scope: BoardScope;
  counts: readonly BoardCounts[];
  callbacks: readonly CallbackCounts[];
  promises: readonly PromiseCounts[];
  agents: readonly AgentRow[];
  worked: readonly AgentSeconds[];
}
type Figures = Omit<BoardTotal, 'callbacks' | 'readyAgents' | 'atRisk' | 'late' | 'occupancy'>;
/** Null: all of them. */
interface Place {
  queueId: string | null;
  channel: BoardRow['channel'];
}

/** The board as it is shown: a row for each channel of which something came lately, and one for a queue without any. */
export function boardOf(facts: BoardFacts, alerts: readonly RaisedAlert[]): Wallboard {
  const { scope, agents } = facts;
  return {
    at: scope.now.toISOString(),
    formula: DEFAULT_FORMULA,
    queues: scope.queues.map(({ id, name, memberIds }) => ({ id, name, isForEverybody: memberIds === null })),
    rows: scope.queues.flatMap((queue) => rowsOf(queue, facts)),
    total: totalOf(facts, { queueId: null, channel: null }),
    agents: agents.map((agent) => toAgent(agent, scope.queues)),
    alerts: [...alerts],
  };
}

/** All figures of a queue, of a channel, of both, or of everything. */
export function totalOf(facts: BoardFacts, place: Place): BoardTotal {
  const { scope, counts, callbacks, promises, agents, worked } = facts;
  const { queueId, channel } = place;
  const isEverything = queueId === null && channel === null;
  const isInQueue = (one: { queueId: string | null }) => queueId === null || one.queueId === queueId;
  const isHere = (one: { queueId: string | null; channel: BoardRow['channel'] }) =>
    isInQueue(one) && (channel === null || one.channel === channel);
  const calls = channel === null || channel === 'callback' ? callbacks.filter(isInQueue) : [];
  const queues = scope.queues.filter(({ id }) => queueId === null || id === queueId);
  const crew = ({ userId, channels }: Pick<AgentRow, 'userId' | 'channels'>) =>
    queues.some((queue) => serves({ userId, channels }, queue, channel));
  return {
    ...figuresOf(counts.filter(isHere)),
    callbacks: { due: added(calls, 'due'), late: added(calls, 'late') },
    ...{ atRisk: added(promises.filter(isHere), 'atRisk'), late: added(promises.filter(isHere), 'late') },
    readyAgents: agents.filter((agent) => isReady(agent) && crew(agent)).length,
    occupancy: channel === 'email' ? null : occupancyOf(isEverything ? worked : worked.filter(crew)),
  };
}

const added = <N extends string>(all: readonly Record<N, number>[], name: N): number =>
  all.reduce((total, one) => total + one[name], 0);
/** All that these agents worked, for whichever queue: it is people who are occupied. */
const occupancyOf = (worked: readonly AgentSeconds[]): number | null =>
  occupancy({ busy: added(worked, 'busy'), ready: added(worked, 'ready') });

function rowsOf(queue: BoardQueue, facts: BoardFacts): BoardRow[] {
  const isHere = ({ queueId }: { queueId: string | null }) => queueId === queue.id;
  const known = [...facts.counts, ...facts.promises].filter(isHere).map(({ channel }) => channel);
  const channels = new Set<BoardRow['channel']>(known);
  if (facts.callbacks.some(isHere)) channels.add('callback');
  if (channels.size === 0) channels.add(null);
  const { targetPercent, targetSeconds } = queue;
  return [...channels].sort(byChannel).map((channel) => ({
    ...totalOf(facts, { queueId: queue.id, channel }),
    ...{ queueId: queue.id, channel, targetPercent, targetSeconds },
  }));
}

function figuresOf(all: readonly BoardCounts[]): Figures {
  const sum = (name: Exclude<keyof BoardCounts, 'queueId' | 'channel' | 'longestSince' | 'arrivals'>) =>
    added(all, name);
  const today = {
    ...NO_COUNTS,
    ...{ answered: sum('answered'), answeredInTarget: sum('answeredInTarget'), overflowed: sum('overflowed') },
    ...{ abandoned: sum('abandoned'), abandonedInTarget: sum('abandonedInTarget') },
    ...{ abandonedShort: sum('abandonedShort'), waitMs: sum('waitMs') },
  };
  const now = {
    ...{ answered: sum('nowAnswered'), answeredInTarget: sum('nowAnsweredInTarget') },
    ...{ abandoned: sum('nowAbandoned'), abandonedInTarget: sum('nowAbandonedInTarget') },
    abandonedShort: sum('nowAbandonedShort'),
  };
  const waiting = all.flatMap(({ longestSince }) => longestSince ?? []);
  return {
    waiting: sum('waiting'),
    longestSince: waiting.length ? new Date(Math.min(...waiting.map(Number))).toISOString() : null,
    inHand: sum('inHand'),
    arrivals: Array.from({ length: BOARD_PARTS }, (_, part) =>
      all.reduce((total, { arrivals }) => total + arrivals[part]!, 0),
    ),
    now: { counted: countedOf(now), level: serviceLevel(DEFAULT_FORMULA, now) },
    today: {
      ...{ counted: countedOf(today), level: serviceLevel(DEFAULT_FORMULA, today), offered: offered(today) },
      ...{ answered: today.answered, abandoned: today.abandoned, abandonedShort: today.abandonedShort },
      ...{ answerRate: answerRate(today), answerSeconds: averageAnswer(today) },
    },
  };
}

/** Whom F6 divides by. */
const countedOf = (c: { answered: number; abandoned: number; abandonedShort: number }): number =>
  c.answered + c.abandoned - c.abandonedShort;

const ORDER = ['voice', 'chat', 'callback', 'email', null];
const byChannel = (a: BoardRow['channel'], b: BoardRow['channel']) => ORDER.indexOf(a) - ORDER.indexOf(b);

const isReady = ({ state, isConnected }: AgentRow): boolean => state === 'ready' && isConnected;
const serves = (
  { userId, channels }: Pick<AgentRow, 'userId' | 'channels'>,
  { memberIds }: BoardQueue,
  channel: BoardRow['channel'],
): boolean => (memberIds?.has(userId) ?? true) && (channel === null || channels.includes(channel));

const toAgent = ({ since, ...agent }: AgentRow, queues: readonly BoardQueue[]): BoardAgent => ({
  ...agent,
  since: since.toISOString(),
  memberOf: queues.filter(({ memberIds }) => memberIds?.has(agent.userId)).map(({ id }) => id),
});
