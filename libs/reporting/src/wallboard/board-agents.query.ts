import { LAPSE_MS } from '@guichet/agents';
import { BOARD_NOW_MINUTES, type BoardAgent, type Channel } from '@guichet/contracts';
import { rows, type Tx, uuidFloor } from '@guichet/platform';
import type { BoardScope } from './board-scope.query.ts';

const { sql } = rows.Prisma;

export type AgentRow = Omit<BoardAgent, 'since' | 'memberOf'> & { since: Date };

/** Everybody who is there, or still has something, with what he has. */
export const readBoardAgents = (tx: Tx): Promise<AgentRow[]> => tx.$queryRaw<AgentRow[]>`
  select u.id as "userId", u.name, a.state::text, a.reason_id as "reasonId", a.state_since as since,
    a.channels::text[] as channels, coalesce(held.work, '[]') as work,
    exists (select from agent_connection c
      where c.user_id = u.id and c.seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000})) as "isConnected"
  from agent a join user_account u on u.id = a.user_id and u.status = 'active'
  left join (
    select agent_id, json_agg(json_build_object('queueId', queue_id, 'channel', channel, 'state', state, 'count', n,
      'since', to_char(since at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by since, queue_id) as work
    from (
      select agent_id, queue_id, channel, state, count(*)::int as n, min(case state
        when 'offered' then offered_at when 'active' then accepted_at else ended_at end) as since
      from work_item where state in ('offered', 'active', 'wrap_up') and agent_id is not null
      group by agent_id, queue_id, channel, state
    ) by_queue group by agent_id
  ) held on held.agent_id = u.id
  where a.state <> 'offline' or held.work is not null
  order by u.name, u.id`;

/** Seconds of the last minutes that an agent worked, and that he was ready beside it; several things at once count once. */
export interface AgentSeconds {
  userId: string;
  /** What he takes, as he last said. */
  channels: Channel[];
  busy: number;
  ready: number;
}
/** Mail is left out: it lies in hand for hours while its agent does something else. */
export function readWorked(tx: Tx, { now, from }: BoardScope): Promise<AgentSeconds[]> {
  const since = new Date(now.getTime() - BOARD_NOW_MINUTES * 60_000);
  const floor = uuidFloor(from);
  return tx.$queryRaw<AgentSeconds[]>`
    with worked as (
      select agent_id, range_agg(tstzrange(greatest(accepted_at, ${since}), least(coalesce(done_at, ${now}), ${now}))) as spans
      from work_item
      where (id >= ${floor}::uuid or (state in ('offered', 'active', 'wrap_up') and agent_id is not null))
        and channel <> 'email' and agent_id is not null and accepted_at < ${now} and coalesce(done_at, ${now}) > ${since}
      group by agent_id
    ), free as (
      select user_id, range_agg(tstzrange(greatest("from", ${since}), least(coalesce("to", ${now}), ${now}))) as spans
      from agent_interval
      where (id >= ${floor}::uuid or "to" is null) and state = 'ready' and "from" < ${now} and coalesce("to", ${now}) > ${since}
      group by user_id
    )
    select a.user_id as "userId", a.channels::text[] as channels, ${lengthOf(sql`w.spans`)} as busy,
      ${lengthOf(sql`f.spans - coalesce(w.spans, '{}'::tstzmultirange)`)} as ready
    from worked w full join free f on f.user_id = w.agent_id
    join agent a on a.user_id = coalesce(w.agent_id, f.user_id)`;
}

const lengthOf = (spans: rows.Prisma.Sql): rows.Prisma.Sql =>
  sql`coalesce((select sum(extract(epoch from upper(span) - lower(span))) from unnest(${spans}) span), 0)::float8`;
