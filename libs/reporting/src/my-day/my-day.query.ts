import type { AgentState, Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';

const { sql } = rows.Prisma;

/** Somebody's day, from its beginning to now. */
export interface OwnDay {
  userId: string;
  from: Date;
  now: Date;
}
export interface ChannelDay {
  channel: Channel;
  contacts: number;
  handled: number;
  handlingSeconds: number | null;
}
/** By what he had in hand, wherever it came from; what was his twice is one contact. */
export const readChannels = (tx: Tx, { userId, from, now }: OwnDay): Promise<ChannelDay[]> => tx.$queryRaw<
  ChannelDay[]
>`
  with mine as (
    select channel, work_item_id, bool_and(to_at is not null) as is_over,
      sum(extract(epoch from coalesce(to_at, ${now}) - from_at)) as seconds
    from work_stretch where agent_id = ${userId}::uuid and (to_at is null or to_at >= ${from}) and from_at < ${now}
    group by channel, work_item_id
  )
  select channel::text, count(*)::int as contacts, (count(*) filter (where is_over))::int as handled,
    (avg(seconds) filter (where is_over))::float8 as "handlingSeconds"
  from mine group by channel order by channel`;

const seconds = (spans: rows.Prisma.Sql) =>
  sql`coalesce((select sum(extract(epoch from upper(span) - lower(span))) from unnest(${spans}) span), 0)::float8`;

/** Seconds that he worked on what leaves no room for anything else, and that he was ready beside it. */
export async function readOwnOccupancy(
  tx: Tx,
  { userId, from, now }: OwnDay,
): Promise<{ busy: number; ready: number }> {
  const [row] = await tx.$queryRaw<{ busy: number; ready: number }[]>`
    with worked as (
      select coalesce(range_agg(tstzrange(greatest(from_at, ${from}), least(coalesce(to_at, ${now}), ${now}))), '{}') as spans
      from work_stretch where agent_id = ${userId}::uuid and channel <> 'email' and from_at < ${now}
        and (to_at is null or to_at > ${from})
    ), free as (
      select coalesce(range_agg(tstzrange(greatest("from", ${from}), least(coalesce("to", ${now}), ${now}))), '{}') as spans
      from agent_interval where user_id = ${userId}::uuid and state = 'ready' and "from" < ${now}
        and ("to" is null or "to" > ${from})
    )
    select ${seconds(sql`worked.spans`)} as busy, ${seconds(sql`free.spans - worked.spans`)} as ready from worked, free`;
  return row!;
}

export interface StateTime {
  state: AgentState;
  reasonId: string | null;
  seconds: number;
}
/** How long he was in each state, the longest first; not being there is none. */
export const readStates = (tx: Tx, { userId, from, now }: OwnDay): Promise<StateTime[]> => tx.$queryRaw<StateTime[]>`
  select state::text, reason_id as "reasonId",
    sum(extract(epoch from least(coalesce("to", ${now}), ${now}) - greatest("from", ${from})))::float8 as seconds
  from agent_interval
  where user_id = ${userId}::uuid and state <> 'offline' and "from" < ${now} and ("to" is null or "to" > ${from})
  group by state, reason_id order by seconds desc`;

export interface OwnFollowUp {
  id: string;
  conversationId: string;
  text: string;
  dueAt: Date;
  customerName: string;
  subject: string;
}
export const readFollowUps = (tx: Tx, userId: string, before: Date): Promise<OwnFollowUp[]> => tx.$queryRaw<
  OwnFollowUp[]
>`
  select f.id, f.conversation_id as "conversationId", f.text, f.due_at as "dueAt", coalesce(p.name, '') as "customerName",
    c.subject
  from follow_up f join conversation c on c.id = f.conversation_id left join customer p on p.id = c.customer_id
  where f.owner_id = ${userId}::uuid and f.done_at is null and f.due_at < ${before} order by f.due_at, f.id limit 50`;
