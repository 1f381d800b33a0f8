import type { Channel } from '@guichet/contracts';
import { rows, type Tx } from '@guichet/platform';
import type { RollupKey } from '../rollups/rollups.query.ts';
import type { Held } from './facts.query.ts';
import { seatTimes } from './seat-time.ts';

interface StretchRow extends Held {
  workItemId: string;
  channel: Channel;
  /** Its part is to be known; the others were in hand beside such a one. */
  isWanted: boolean;
  /** Its part as it was known until now. */
  seatMs: number | null;
}

/** Shares out anew the time of agents whose hands were fuller or emptier than was known. Where facts changed by that, are counted. */
export async function shareSeats(tx: Tx, changed: readonly Held[]): Promise<RollupKey[]> {
  if (changed.length === 0) return [];
  const found = await besides(tx, changed);
  const wanted = new Map(
    found.filter(({ isWanted }) => isWanted).map(({ workItemId, seatMs }) => [workItemId, seatMs]),
  );
  const seats = new Map<string, number>([...wanted.keys()].map((id) => [id, 0]));
  for (const stretches of Map.groupBy(found, ({ agentId }) => agentId).values()) {
    const held = stretches.map(({ from, to, ...row }) => ({ ...row, from: from.getTime(), to: to?.getTime() ?? null }));
    for (const [id, ms] of seatTimes(held)) if (wanted.has(id)) seats.set(id, seats.get(id)! + ms);
  }
  const changedSeats = [...seats].filter(([id, ms]) => wanted.get(id) !== ms);
  if (changedSeats.length === 0) return [];
  const [ids, parts] = [changedSeats.map(([id]) => id), changedSeats.map(([, ms]) => ms)];
  return tx.$queryRaw<RollupKey[]>`
    update work_fact f set seat_ms = seat.ms from unnest(${ids}::uuid[], ${parts}::bigint[]) as seat(id, ms)
    where f.id = seat.id
    returning f.interval_at as "intervalAt", f.queue_id as "queueId", f.channel::text, f.agent_id as "agentId"`;
}

/**
 * Items that are over and were in hand at a time that changed, and all that was in hand beside them: by one span of time an
 * agent, not pair by pair, which grows with the square of a busy day.
 */
function besides(tx: Tx, changed: readonly Held[]): Promise<StretchRow[]> {
  return tx.$queryRaw<StretchRow[]>`
    with changed as materialized (
      select "agentId" as agent_id, min("from") as from_at, max(coalesce("to", 'infinity')) as to_at
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c("agentId" uuid, "from" timestamptz, "to" timestamptz)
      group by 1
    ), touched as materialized (
      select s.work_item_id as id from changed c ${heldBeside}
    ), wanted as materialized (
      -- By arrays here and below: of a join it is not known how few are looked for, and all facts would be read.
      select f.id, f.seat_ms from work_fact f where f.id = any(array(select id from touched)) and f.done_at is not null
    ), span as materialized (
      select s.agent_id, min(s.from_at) as from_at, max(coalesce(s.to_at, 'infinity')) as to_at
      from work_stretch s where s.work_item_id = any(array(select id from wanted)) group by 1
    )
    select s.work_item_id as "workItemId", s.agent_id as "agentId", s.channel::text, s.from_at as "from", s.to_at as "to",
      w.id is not null as "isWanted", w.seat_ms::float8 as "seatMs"
    from span c ${heldBeside} left join wanted w on w.id = s.work_item_id`;
}

/** What `c.agent_id` had in hand at some time from `c.from_at` to `c.to_at`, as `s`: in two parts, each by index, or all he ever had would be read. */
const heldBeside = rows.Prisma.sql`
  cross join lateral (
    select * from work_stretch where agent_id = c.agent_id and to_at >= c.from_at and from_at <= c.to_at
    union all
    select * from work_stretch where agent_id = c.agent_id and to_at is null and from_at <= c.to_at
  ) s`;

/** Day by day, when each agent took something in hand: to share out everything anew, in parts. */
export async function daysOfWork(tx: Tx): Promise<Held[][]> {
  const found = await tx.$queryRaw<(Held & { day: Date })[]>`
    select date_bin('1 day', from_at, '2000-01-01Z') as day, agent_id as "agentId", min(from_at) as "from", max(from_at) as "to"
    from work_stretch group by 1, 2`;
  return [...Map.groupBy(found, ({ day }) => day.getTime()).values()];
}
