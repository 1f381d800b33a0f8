import type { ReportInput } from '@guichet/contracts';
import { currentActor, rows, type Tx } from '@guichet/platform';
import type { Counts } from '../figures/counts.ts';
import { countsOfRollups, type Limits } from '../rollups/counts.query.ts';
import { FACTS } from './counted-facts.query.ts';
import { groupingOf } from './report-groups.ts';
import { type Period, selected } from './report-scope.ts';

export type GroupCounts = Counts & { key: string | null };

export const limitsOf = ({ targetSeconds, shortSeconds }: ReportInput): Limits => ({
  targetSeconds: targetSeconds ?? null,
  shortSeconds,
});

/** Of each group; of one without contacts there is none. */
export function countsByGroup(tx: Tx, asked: ReportInput, period: Period): Promise<GroupCounts[]> {
  const { source, joins, key } = groupingOf(asked.groupBy, asked.zone);
  return tx.$queryRaw<GroupCounts[]>`
    select ${key} as key, ${countsOfRollups(limitsOf(asked))}
    from ${source} left join queue q on q.id = r.queue_id ${joins}
    where ${selected(currentActor(), asked, period)} group by 1 order by 1`;
}

/** What dialling for call-backs cost, in millionths of the company's currency, by group. */
export async function telecomByGroup(tx: Tx, asked: ReportInput, period: Period): Promise<Map<string | null, number>> {
  const { joins, key } = groupingOf(asked.groupBy, asked.zone);
  const found = await tx.$queryRaw<{ key: string | null; micros: number }[]>`
    select ${key} as key, sum(attempt.cost_micros)::float8 as micros
    from ${FACTS} join callback asked on asked.conversation_id = r.subject_id
    join callback_attempt attempt on attempt.callback_id = asked.id and attempt.started_at >= r.arrived_at
      and (r.done_at is null or attempt.started_at < r.done_at) ${joins}
    where r.channel = 'callback' and attempt.cost_micros is not null and ${selected(currentActor(), asked, period)}
    group by 1`;
  return new Map(found.map(({ key, micros }) => [key, micros]));
}

export interface AgentTime {
  agentId: string;
  /** Milliseconds of the period in which he had anything in hand, and in which he was ready for it. */
  busy: number;
  ready: number;
}
/** By the clock: what lies in the period, whenever it began. */
export const agentTimes = (
  tx: Tx,
  { from, to }: Period,
  visible: rows.Prisma.Sql,
): Promise<AgentTime[]> => tx.$queryRaw<AgentTime[]>`
  with period as (select tstzrange(${from}, least(${to}::timestamptz, now())) as p where ${from}::timestamptz < now()),
  busy as (
    select s.agent_id, range_agg(tstzrange(s.from_at, s.to_at) * p) as at from work_stretch s, period
    where s.from_at < ${to} and (s.to_at is null or s.to_at > ${from}) group by 1
  ), ready as (
    select i.user_id as agent_id, range_agg(tstzrange(i."from", i."to") * p) as at from agent_interval i, period
    where i.state = 'ready' and i."from" < ${to} and (i."to" is null or i."to" > ${from}) group by 1
  ), times as (
    select agent_id, coalesce(busy.at, '{}'::tstzmultirange) as busy, coalesce(ready.at, '{}'::tstzmultirange) as ready
    from busy full join ready using (agent_id)
  )
  select agent_id as "agentId", ${lengthOf(rows.Prisma.sql`busy`)} as busy, ${lengthOf(rows.Prisma.sql`ready - busy`)} as ready
  from times where ${visible}`;

const lengthOf = (ranges: rows.Prisma.Sql): rows.Prisma.Sql => rows.Prisma.sql`(
  select coalesce(sum(extract(epoch from upper(part) - lower(part))) * 1000, 0)::float8 from unnest(${ranges}) part)`;
