import { type BoardAgent, type BoardRow, type BoardTotal, DEFAULT_FORMULA, type Wallboard } from '@guichet/contracts';
import { NO_COUNTS } from '../figures/counts.ts';
import { answerRate, averageAnswer, occupancy, offered } from '../figures/figures.ts';
import { serviceLevel } from '../figures/service-level.ts';
import type { AgentRow, AgentSeconds } from './board-agents.query.ts';
import type { BoardCounts, CallbackCounts } from './board-counts.query.ts';
import type { BoardQueue, BoardScope } from './board-scope.query.ts';

export interface BoardFacts {
  scope: BoardScope;
  counts: readonly BoardCounts[];
  callbacks: readonly CallbackCounts[];
  agents: readonly AgentRow[];
  seconds: AgentSeconds;
}
type Figures = Omit<BoardTotal, 'callbacks' | 'readyAgents'>;
const NO_CALLBACKS = { due: 0, late: 0 };

/** The board as it is shown: a row for each channel of which something came lately, and one for a queue without any. */
export function boardOf({ scope, counts, callbacks, agents, seconds }: BoardFacts): Wallboard {
  const rows = scope.queues.flatMap((queue) => rowsOf(queue, { counts, callbacks, agents }));
  const late = callbacks.reduce((sum, one) => sum + one.late, 0);
  const due = callbacks.reduce((sum, one) => sum + one.due, 0);
  return {
    at: scope.now.toISOString(),
    formula: DEFAULT_FORMULA,
    dayFrom: scope.dayFrom.toISOString(),
    queues: scope.queues.map(({ id, name, memberIds }) => ({ id, name, isForEverybody: memberIds === null })),
    rows,
    total: { ...figuresOf(counts), callbacks: { due, late }, readyAgents: agents.filter(isReady).length },
    agents: agents.map((agent) => toAgent(agent, scope.queues)),
    occupancy: occupancy(seconds),
  };
}

type Parts = Pick<BoardFacts, 'counts' | 'callbacks' | 'agents'>;
function rowsOf(queue: BoardQueue, { counts, callbacks, agents }: Parts): BoardRow[] {
  const mine = counts.filter(({ queueId }) => queueId === queue.id);
  const calls = callbacks.find(({ queueId }) => queueId === queue.id);
  const channels: BoardRow['channel'][] = mine.map(({ channel }) => channel);
  if (calls && !channels.includes('callback')) channels.push('callback');
  if (channels.length === 0) channels.push(null);
  return channels.toSorted(byChannel).map((channel) => ({
    ...figuresOf(mine.filter((one) => one.channel === channel)),
    ...{ queueId: queue.id, channel, targetPercent: queue.targetPercent, targetSeconds: queue.targetSeconds },
    callbacks: channel === 'callback' && calls ? { due: calls.due, late: calls.late } : NO_CALLBACKS,
    readyAgents: agents.filter((agent) => isReady(agent) && serves(agent, queue, channel)).length,
  }));
}

function figuresOf(all: readonly BoardCounts[]): Figures {
  const sum = (name: Exclude<keyof BoardCounts, 'queueId' | 'channel' | 'longestSince'>) =>
    all.reduce((total, one) => total + one[name], 0);
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
    ...{ inHand: sum('inHand'), atRisk: sum('atRisk'), late: sum('late') },
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
const serves = ({ userId, channels }: AgentRow, { memberIds }: BoardQueue, channel: BoardRow['channel']): boolean =>
  (memberIds?.has(userId) ?? true) && (channel === null || channels.includes(channel));

const toAgent = ({ since, ...agent }: AgentRow, queues: readonly BoardQueue[]): BoardAgent => ({
  ...agent,
  since: since.toISOString(),
  memberOf: queues.filter(({ memberIds }) => memberIds?.has(agent.userId)).map(({ id }) => id),
});
