import type { Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import { intervalOf } from '../rollups/interval.ts';
import type { RollupKey } from '../rollups/rollups.query.ts';
import { type Fact, FACT_EVENTS, type FactEvent, foldFact } from './fold-fact.ts';

/** Of all processes one folds a tenant's events at a time: a rollup must see all facts of its interval. */
export const FOLD_LOCK = rows.Prisma.sql`hashtextextended('work-facts' || current_tenant()::text, 0)`;

/** Writes the facts of these items as the log tells them. */
export async function foldAll(tx: Tx, itemIds: readonly string[]): Promise<Fact[]> {
  const events = await eventsOf(tx, itemIds);
  const facts = new Map([...events].map(([id, list]) => [id, foldFact(list)]));
  await writeFacts(tx, facts);
  await writeStretches(tx, facts);
  return [...facts.values()];
}

/** The events of each item, from the log. */
async function eventsOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, FactEvent[]>> {
  const found = await tx.$queryRaw<(Omit<FactEvent, 'at'> & { at: Date; workItemId: string })[]>`
    select id, type, at, data, work_item_id as "workItemId" from domain_event
    where work_item_id = any(${itemIds}::uuid[]) and type = any(${FACT_EVENTS}::text[])`;
  const events = found.map(({ workItemId, at, ...event }) => ({ workItemId, event: { ...event, at: at.getTime() } }));
  const byItem = Map.groupBy(events, ({ workItemId }) => workItemId);
  return new Map([...byItem].map(([id, list]) => [id, list.map(({ event }) => event)]));
}

/** Where facts are counted, and whose time they took, as it stood until now. */
export async function factsBefore(tx: Tx, itemIds: readonly string[]): Promise<{ keys: RollupKey[]; held: Held[] }> {
  const keys = await tx.$queryRaw<RollupKey[]>`
    select interval_at as "intervalAt", queue_id as "queueId", channel::text, agent_id as "agentId" from work_fact
    where id = any(${itemIds}::uuid[])`;
  const held = await tx.$queryRaw<Held[]>`
    select agent_id as "agentId", from_at as "from", to_at as "to" from work_stretch
    where work_item_id = any(${itemIds}::uuid[])`;
  return { keys, held };
}

/** Somebody had something in hand; no end while he has. */
export interface Held {
  agentId: string;
  from: Date;
  to: Date | null;
}

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

export const heldIn = ({ stretches }: Fact): Held[] =>
  stretches.map(({ agentId, from, to }) => ({ agentId, from: new Date(from), to: dateOf(to) }));

export const keyOf = ({ arrivedAt, queueId, channel, agentId }: Fact): RollupKey => ({
  intervalAt: intervalOf(arrivedAt),
  queueId,
  channel: channel as Channel,
  agentId,
});

async function writeFacts(tx: Tx, facts: ReadonlyMap<string, Fact>): Promise<void> {
  const rows = [...facts].map(([id, { stretches: _, arrivedAt, answeredAt, doneAt, ...fact }]) => ({
    ...{ id, ...fact, intervalAt: intervalOf(arrivedAt) },
    ...{ arrivedAt: dateOf(arrivedAt), answeredAt: dateOf(answeredAt), doneAt: dateOf(doneAt) },
  }));
  await tx.$executeRaw`
    insert into work_fact (id, subject_type, subject_id, channel, queue_id, agent_id, is_queued, outcome, arrived_at,
      interval_at, wait_ms, answered_at, done_at, handling_ms, wrap_up_ms, disposition_id)
    select id, "subjectType", "subjectId", channel, "queueId", "agentId", "isQueued", outcome, "arrivedAt",
      "intervalAt", "waitMs", "answeredAt", "doneAt", "handlingMs", "wrapUpMs", "dispositionId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fact(id uuid, "subjectType" text, "subjectId" uuid,
      channel channel, "queueId" uuid, "agentId" uuid, "isQueued" boolean, outcome text, "arrivedAt" timestamptz,
      "intervalAt" timestamptz, "waitMs" bigint, "answeredAt" timestamptz, "doneAt" timestamptz, "handlingMs" bigint,
      "wrapUpMs" bigint, "dispositionId" uuid)
    on conflict (tenant_id, id) do update set channel = excluded.channel, queue_id = excluded.queue_id,
      agent_id = excluded.agent_id, is_queued = excluded.is_queued, outcome = excluded.outcome,
      arrived_at = excluded.arrived_at, interval_at = excluded.interval_at, wait_ms = excluded.wait_ms,
      answered_at = excluded.answered_at, done_at = excluded.done_at, handling_ms = excluded.handling_ms,
      wrap_up_ms = excluded.wrap_up_ms, disposition_id = excluded.disposition_id`;
}

async function writeStretches(tx: Tx, facts: ReadonlyMap<string, Fact>): Promise<void> {
  const rows = [...facts].flatMap(([workItemId, fact]) =>
    heldIn(fact).map((held, number) => ({ workItemId, number, channel: fact.channel, ...held })),
  );
  const ids = [...facts.keys()];
  const counts = [...facts.values()].map(({ stretches }) => stretches.length);
  // Fewer than before, once a late event shows that there were fewer.
  await tx.$executeRaw`
    delete from work_stretch s using unnest(${ids}::uuid[], ${counts}::int[]) as fact(id, stretches)
    where s.work_item_id = fact.id and s.number >= fact.stretches`;
  if (rows.length === 0) return;
  await tx.$executeRaw`
    insert into work_stretch (work_item_id, number, agent_id, channel, from_at, to_at)
    select "workItemId", number, "agentId", channel, "from", "to"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as stretch("workItemId" uuid, number int, "agentId" uuid,
      channel channel, "from" timestamptz, "to" timestamptz)
    on conflict (tenant_id, work_item_id, number) do update set agent_id = excluded.agent_id, channel = excluded.channel,
      from_at = excluded.from_at, to_at = excluded.to_at`;
}
