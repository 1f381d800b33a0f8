import type { DomainEventName } from '@guichet/contracts';

/** Events that make a fact, as the log has them. */
export const FACT_EVENTS = [
  'work.queued',
  'work.accepted',
  'work.taken',
  'work.returned',
  'work.wrap-up',
  'work.done',
  'work.abandoned',
  'work.overflowed',
  'work.transferred',
] as const satisfies readonly DomainEventName[];
export type FactEventName = (typeof FACT_EVENTS)[number];

export interface FactEvent {
  id: string;
  type: FactEventName;
  /** Milliseconds since 1970, as all times here. */
  at: number;
  data: {
    subjectType: string;
    subjectId: string;
    channel: string;
    queueId: string;
    version?: number;
    agentId?: string | null;
    dispositionId?: string | null;
  };
}

export interface Stretch {
  agentId: string;
  from: number;
  to: number | null;
}
export type FactOutcome = 'waiting' | 'answered' | 'abandoned' | 'overflowed' | 'transferred' | 'settled';

/** What became of one stay in a queue. */
export interface Fact {
  subjectType: string;
  subjectId: string;
  channel: string;
  queueId: string;
  /** Who had it last. */
  agentId: string | null;
  isQueued: boolean;
  outcome: FactOutcome;
  arrivedAt: number;
  /** From queue entry to whatever ended it first; null while it waits. */
  waitMs: number | null;
  answeredAt: number | null;
  doneAt: number | null;
  /** Null until it is over. */
  handlingMs: number | null;
  wrapUpMs: number | null;
  dispositionId: string | null;
  stretches: Stretch[];
}

/**
 * The fact that a stay's events tell, whichever order they came in; at least one. An answer counts once, the first: what is
 * given back and lost later was answered all the same. Times are the log's, and none is before the one it follows.
 */
export function foldFact(events: readonly FactEvent[]): Fact {
  const [first, ...rest] = [...events].sort(inOrder);
  const fact = began(first!);
  let wrapsUpFrom: number | null = null;
  let now = fact.arrivedAt;
  for (const event of [first!, ...rest]) {
    now = Math.max(now, event.at);
    if (event.type === 'work.wrap-up') wrapsUpFrom = now;
    else apply(fact, event, now);
  }
  if (fact.doneAt === null || fact.stretches.length === 0) return fact;
  const handlingMs = fact.stretches.reduce((sum, { from, to }) => sum + (to! - from), 0);
  return { ...fact, handlingMs, wrapUpMs: wrapsUpFrom === null ? 0 : fact.doneAt - wrapsUpFrom };
}

const ENDS: Partial<Record<FactEventName, FactOutcome>> = {
  'work.done': 'settled',
  'work.abandoned': 'abandoned',
  'work.overflowed': 'overflowed',
  'work.transferred': 'transferred',
};

const began = ({ type, at, data }: FactEvent): Fact => ({
  ...{ subjectType: data.subjectType, subjectId: data.subjectId, channel: data.channel, queueId: data.queueId },
  ...{ agentId: null, isQueued: type === 'work.queued', outcome: 'waiting', arrivedAt: at },
  ...{ waitMs: null, answeredAt: null, doneAt: null, handlingMs: null, wrapUpMs: null, dispositionId: null },
  stretches: [],
});

function apply(fact: Fact, { type, data }: FactEvent, now: number): void {
  if (type === 'work.accepted' || type === 'work.taken') return take(fact, data.agentId!, now);
  if (type === 'work.returned') return letGo(fact, now);
  const outcome = ENDS[type];
  if (!outcome) return;
  letGo(fact, now);
  fact.doneAt = now;
  fact.dispositionId = data.dispositionId ?? null;
  if (fact.answeredAt !== null) return;
  fact.outcome = outcome;
  fact.waitMs = now - fact.arrivedAt;
}

function take(fact: Fact, agentId: string, now: number): void {
  letGo(fact, now);
  fact.stretches.push({ agentId, from: now, to: null });
  fact.agentId = agentId;
  if (fact.answeredAt !== null) return;
  fact.outcome = 'answered';
  fact.answeredAt = now;
  fact.waitMs = now - fact.arrivedAt;
}

function letGo(fact: Fact, now: number): void {
  const last = fact.stretches.at(-1);
  if (last) last.to ??= now;
}

/** By the item's version; those of before it was noted came first, by the clock. */
function inOrder(a: FactEvent, b: FactEvent): number {
  const version = (a.data.version ?? 0) - (b.data.version ?? 0);
  return version || a.at - b.at || (a.id < b.id ? -1 : 1);
}
