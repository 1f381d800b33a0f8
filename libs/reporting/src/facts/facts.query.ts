import type { Channel } from '@guichet/contracts';
import { rows, type Tx, type WorkEvent } from '@guichet/platform';
import { readKeptFrom } from '../retention/kept-from.query.ts';
import { intervalOf } from '../rollups/interval.ts';
import type { RollupKey } from '../rollups/rollups.query.ts';
import { type Fact, FACT_EVENTS, type FactEvent, foldFact } from './fold-fact.ts';

/** What a batch changed: where facts are counted that are not what they were, and whose time was taken, before and now. */
export interface Change {
  keys: RollupKey[];
  held: Held[];
}

/** Somebody had something in hand; no end while he has. */
export interface Held {
  agentId: string;
  from: Date;
  to: Date | null;
}

/** A fact and what is kept of it. */
interface Told {
  id: string;
  fact: Fact;
  /** It arrived before single contacts are kept. */
  isForgotten: boolean;
  /** The number of the first stretch that is kept. */
  firstStretch: number;
}

/** Writes the facts of these items as their events, which are all the log has of them, tell them. The caller folds alone. */
export async function foldAll(tx: Tx, events: readonly WorkEvent[]): Promise<Change> {
  const keptFrom = (await readKeptFrom(tx))?.getTime() ?? -Infinity;
  const byItem = Map.groupBy(events, ({ workItemId }) => workItemId);
  return writeFacts(
    tx,
    [...byItem].map(([id, list]) => toldOf(id, foldFact(list.map(toFactEvent)), keptFrom)),
  );
}

/** Of what is forgotten, the stretches stay that lie beside contacts which are kept: they share an agent's time with them. */
function toldOf(id: string, fact: Fact, keptFrom: number): Told {
  const isForgotten = fact.arrivedAt < keptFrom;
  const kept = fact.stretches.findIndex(({ from, to }) => from >= keptFrom || to === null || to > keptFrom);
  return { id, fact, isForgotten, firstStretch: kept < 0 ? fact.stretches.length : kept };
}

const toFactEvent = ({ at, ...event }: WorkEvent) => ({ ...event, at: at.getTime() }) as FactEvent;

/** All that the log has of these items. */
export const eventsOf = (tx: Tx, itemIds: readonly string[]): Promise<WorkEvent[]> => tx.$queryRaw<WorkEvent[]>`
  select id, type, at, data, work_item_id as "workItemId" from domain_event
  where work_item_id = any(${itemIds}::uuid[]) and type = any(${FACT_EVENTS}::text[])`;

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

const heldIn = ({ fact, firstStretch }: Told): Held[] =>
  fact.stretches
    .slice(firstStretch)
    .map(({ agentId, from, to }) => ({ agentId, from: new Date(from), to: dateOf(to) }));

const keyOf = ({ arrivedAt, queueId, channel, agentId }: Fact): RollupKey => ({
  intervalAt: intervalOf(arrivedAt),
  queueId,
  channel: channel as Channel,
  agentId,
});

interface Written {
  /** Facts that are not what they were. */
  changed: string[];
  /** As it stood until now. */
  keys: (Omit<RollupKey, 'intervalAt'> & { id: string; intervalAt: string })[];
  held: { agentId: string; from: string; to: string | null }[];
}

/** One statement, whose first parts see what was there before it: a batch is often a single contact. */
async function writeFacts(tx: Tx, told: readonly Told[]): Promise<Change> {
  const [written] = await tx.$queryRaw<Written[]>`
    with fact as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(told.map(rowOf))}::jsonb) as fact(id uuid, "subjectType" text,
        "subjectId" uuid, channel channel, "queueId" uuid, "agentId" uuid, "isQueued" boolean, outcome text,
        "arrivedAt" timestamptz, "intervalAt" timestamptz, "waitMs" bigint, "answeredAt" timestamptz, "doneAt" timestamptz,
        "handlingMs" bigint, "wrapUpMs" bigint, "dispositionId" uuid, "isForgotten" boolean,
        "firstStretch" int, stretches int)
    ), key as (
      select f.id, interval_at as "intervalAt", queue_id as "queueId", f.channel::text, agent_id as "agentId"
      from fact join work_fact f on f.id = fact.id
    ), held as (
      select s.agent_id as "agentId", s.from_at as "from", s.to_at as "to"
      from fact join work_stretch s on s.work_item_id = fact.id
    ), ${FACTS_WRITTEN}, ${FACTS_FORGOTTEN}, ${superfluousGone}, ${stretchesWritten(told)}
    select (select coalesce(array_agg(id::text), '{}') from (select id from written union all select id from forgotten) all_changed)
        as changed,
      (select coalesce(jsonb_agg(key), '[]') from key) as keys, (select coalesce(jsonb_agg(held), '[]') from held) as held`;
  return changeOf(written!, told);
}

function changeOf({ changed, keys, held }: Written, told: readonly Told[]): Change {
  const isChanged = new Set(changed);
  const before = keys.filter(({ id }) => isChanged.has(id));
  return {
    keys: [
      ...before.map(({ id: _, intervalAt, ...key }) => ({ ...key, intervalAt: new Date(intervalAt) })),
      ...told.filter(({ id, isForgotten }) => isChanged.has(id) && !isForgotten).map(({ fact }) => keyOf(fact)),
    ],
    held: [
      ...held.map(({ agentId, from, to }) => ({
        agentId,
        from: new Date(from),
        to: to === null ? null : new Date(to),
      })),
      ...told.flatMap(heldIn),
    ],
  };
}

const rowOf = ({ fact: { stretches, arrivedAt, answeredAt, doneAt, ...fact }, ...told }: Told) => ({
  ...{ ...told, ...fact, intervalAt: intervalOf(arrivedAt), stretches: stretches.length },
  ...{ arrivedAt: dateOf(arrivedAt), answeredAt: dateOf(answeredAt), doneAt: dateOf(doneAt) },
});

const { sql } = rows.Prisma;

const FACTS_WRITTEN = sql`written as (
  insert into work_fact as f (id, subject_type, subject_id, channel, queue_id, agent_id, is_queued, outcome, arrived_at,
    interval_at, wait_ms, answered_at, done_at, handling_ms, wrap_up_ms, disposition_id)
  select id, "subjectType", "subjectId", channel, "queueId", "agentId", "isQueued", outcome, "arrivedAt", "intervalAt",
    "waitMs", "answeredAt", "doneAt", "handlingMs", "wrapUpMs", "dispositionId" from fact where not "isForgotten"
  on conflict (tenant_id, id) do update set channel = excluded.channel, queue_id = excluded.queue_id,
    agent_id = excluded.agent_id, is_queued = excluded.is_queued, outcome = excluded.outcome,
    arrived_at = excluded.arrived_at, interval_at = excluded.interval_at, wait_ms = excluded.wait_ms,
    answered_at = excluded.answered_at, done_at = excluded.done_at, handling_ms = excluded.handling_ms,
    wrap_up_ms = excluded.wrap_up_ms, disposition_id = excluded.disposition_id
  where (f.channel, f.queue_id, f.agent_id, f.is_queued, f.outcome, f.arrived_at, f.wait_ms, f.answered_at, f.done_at,
      f.handling_ms, f.wrap_up_ms, f.disposition_id)
    is distinct from (excluded.channel, excluded.queue_id, excluded.agent_id, excluded.is_queued, excluded.outcome,
      excluded.arrived_at, excluded.wait_ms, excluded.answered_at, excluded.done_at, excluded.handling_ms,
      excluded.wrap_up_ms, excluded.disposition_id)
  returning f.id
)`;

/** A late event shows that it arrived earlier than was known, in a time that is forgotten. */
const FACTS_FORGOTTEN = sql`forgotten as (
  delete from work_fact f using fact where f.id = fact.id and fact."isForgotten" returning f.id
)`;

/** Fewer than before, once a late event shows that there were fewer. */
const superfluousGone = sql`gone as (
  delete from work_stretch s using fact where s.work_item_id = fact.id
    and (s.number >= fact.stretches or s.number < fact."firstStretch")
)`;

function stretchesWritten(told: readonly Told[]): rows.Prisma.Sql {
  const stretches = told.flatMap((one) =>
    heldIn(one).map((held, n) => ({
      ...{ workItemId: one.id, number: one.firstStretch + n, channel: one.fact.channel },
      ...held,
    })),
  );
  return sql`stretched as (
    insert into work_stretch as s (work_item_id, number, agent_id, channel, from_at, to_at)
    select "workItemId", number, "agentId", channel, "from", "to"
    from jsonb_to_recordset(${JSON.stringify(stretches)}::jsonb) as stretch("workItemId" uuid, number int, "agentId" uuid,
      channel channel, "from" timestamptz, "to" timestamptz)
    on conflict (tenant_id, work_item_id, number) do update set agent_id = excluded.agent_id, channel = excluded.channel,
      from_at = excluded.from_at, to_at = excluded.to_at
    where (s.agent_id, s.channel, s.from_at, s.to_at)
      is distinct from (excluded.agent_id, excluded.channel, excluded.from_at, excluded.to_at)
  )`;
}
