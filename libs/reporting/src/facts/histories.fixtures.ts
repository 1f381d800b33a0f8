import { Channel } from '@guichet/contracts';
import type { TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import type { FactEventName } from './fold-fact.ts';

export interface LoggedEvent {
  id: string;
  type: FactEventName | 'work.offered';
  at: number;
  workItemId: string;
  data: Record<string, unknown> & { version?: number; agentId?: string | null };
}
export interface House {
  queueIds: string[];
  agentIds: string[];
  /** From 0 to 1, always the same row of them for the same seed. */
  random: () => number;
}

/** Small and quick; a test that failed can be run again (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One stay in a queue, from entry to anywhere: waits, offers, hands it went through, an end or none. */
export function history(house: House, start: number): LoggedEvent[] {
  const { random, queueIds, agentIds } = house;
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const facts = {
    ...{ workItemId: uuid(), subjectType: 'conversation', subjectId: uuid(), queueId: one(queueIds) },
    channel: one(Channel.options),
  };
  const isOld = random() < 0.1;
  const events: LoggedEvent[] = [];
  let at = start;
  const tell = (type: LoggedEvent['type'], more: object = {}) => {
    const version = isOld ? {} : { version: events.length + 1 };
    const data = { ...facts, ...version, ...more };
    events.push({ id: uuid(), type, at, workItemId: facts.workItemId, data });
    // Now and then no time passes, or the clock of the next process is behind.
    at += random() < 0.1 ? 0 : Math.floor(random() * random() * 200_000) - (isOld ? 0 : 50);
  };
  if (random() < 0.95) tell('work.queued');
  while (random() < 0.7) {
    const agentId = one(agentIds);
    if (random() < 0.5) tell('work.offered', { agentId });
    tell(random() < 0.2 ? 'work.taken' : 'work.accepted', { agentId });
    if (random() < 0.8) break;
    if (random() < 0.5) tell('work.returned', { agentId, reason: 'lost' });
  }
  const ended = random();
  const nobody = { agentId: null, dispositionId: null };
  if (events.length === 0) tell('work.taken', { agentId: one(agentIds) });
  if (ended < 0.02) return events;
  if (ended < 0.2) tell('work.transferred', { agentId: null, toQueueId: one(queueIds) });
  else if (ended < 0.3) tell('work.overflowed', { toQueueId: one(queueIds) });
  else if (ended < 0.5) tell('work.abandoned', { fromAgentId: null });
  else {
    if (ended < 0.8) tell('work.wrap-up', { agentId: agentIds[0], outcome: 'resolved' });
    tell('work.done', { ...nobody, outcome: 'resolved', dispositionId: ended < 0.6 ? uuid() : null });
  }
  return events;
}

/** Into the log, and to be taken, as one transaction of the app would have done. */
export async function logEvents(app: TestApp, events: readonly LoggedEvent[]): Promise<void> {
  const rows = events.map((event) => ({ ...event, at: new Date(event.at) }));
  await app.db.tx(
    (tx) => tx.$executeRaw`
    with logged as (
      insert into domain_event (id, type, data, work_item_id, at)
      select id, type, data, "workItemId", at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as event(id uuid, type text, data jsonb, "workItemId" uuid, at timestamptz)
      returning id
    )
    insert into gathered_event (event_id) select id from logged`,
  );
}
