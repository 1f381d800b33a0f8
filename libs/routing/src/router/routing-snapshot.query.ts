import { LAPSE_MS } from '@guichet/agents';
import type { Channel, SkillStep } from '@guichet/contracts';
import { type Db } from '@guichet/platform';
import type { RoutableAgent } from '../choice/agent-load.ts';
import type { WaitingItem } from '../choice/choose.ts';
import type { QueueRules } from '../choice/pool.ts';
import type { QueueRow } from '../queues/queue-rules.ts';

/** A queue with who is in it; null: everybody. */
export type RoutedQueue = QueueRow & QueueRules;
export interface Snapshot {
  agents: RoutableAgent[];
  queues: Map<string, RoutedQueue>;
}

interface AgentRow {
  id: string;
  isReady: boolean;
  channels: Channel[];
  capacity: number;
  maximums: RoutableAgent['maximums'];
  idleSince: number;
  lastAssignedAt: number | null;
  skills: Record<string, number> | null;
  held: [Channel, number][] | null;
}

const AGENTS = `
  select a.user_id as id, a.channels::text[] as channels, a.capacity, a.maximums,
    (extract(epoch from a.idle_since) * 1000)::float8 as "idleSince",
    (extract(epoch from a.last_assigned_at) * 1000)::float8 as "lastAssignedAt",
    a.state = 'ready' and a.lost_at is null and live.user_id is not null as "isReady", s.skills, h.held
  from agent a
  join user_account u on u.id = a.user_id and u.status = 'active'
  left join (select distinct user_id from agent_connection where seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000})) live
    on live.user_id = a.user_id
  left join (select user_id, json_object_agg(skill_id, level) as skills from agent_skill group by user_id) s on s.user_id = a.user_id
  left join (
    select agent_id, json_agg(json_build_array(channel, units)) as held from work_item
    where state in ('offered', 'active', 'wrap_up') and agent_id is not null group by agent_id
  ) h on h.agent_id = a.user_id
  where a.state <> 'offline'`;

const QUEUES = `
  select q.id, q.name, q.agent_order as "agentOrder", q.calm_percent as "calmPercent", q.channels, q.skills, q.overflow,
    case when q.is_for_everybody then null
      else coalesce((select array_agg(m.user_id) from queue_member m where m.queue_id = q.id), '{}') end as members
  from queue q`;

/** Everybody who is logged in, with what he holds, and every queue: what a choice is made from, besides the items. */
export function readSnapshot(db: Db): Promise<Snapshot> {
  return db.raw(async (client) => {
    const agents = (await client.query<AgentRow>(AGENTS)).rows.map(toAgent);
    if (!agents.some(({ isReady }) => isReady)) return { agents, queues: new Map() };
    const { rows } = await client.query<RoutedQueue & { members: string[] | null }>(QUEUES);
    const queues = rows.map(({ members, ...queue }) => ({ ...queue, memberIds: members && new Set(members) }));
    return { agents, queues: new Map(queues.map((queue) => [queue.id, queue])) };
  });
}

const toAgent = ({ isReady, channels, skills, held, ...agent }: AgentRow): RoutableAgent => ({
  ...agent,
  isPresent: true,
  isReady,
  channels: new Set(channels),
  skills: new Map(Object.entries(skills ?? {})),
  held: (held ?? []).map(([channel, units]) => ({ channel, units })),
});

export interface QueuedItem extends WaitingItem {
  version: number;
  subjectType: string;
  subjectId: string;
  tier: number;
  rankAt: Date;
}
type ItemRow = Omit<QueuedItem, 'skills' | 'coolDowns'> & { skills: string; coolDowns: Record<string, string> };

const ITEMS = `
  select w.id, w.queue_id as "queueId", w.channel::text, w.units, w.skills::text, w.priority, w.version, w.tier,
    w.rank_at as "rankAt", w.subject_type as "subjectType", w.subject_id as "subjectId", w.is_directed as "isDirected",
    (extract(epoch from w.original_arrival_at) * 1000)::float8 as "originalArrivalAt",
    (extract(epoch from w.enqueued_at) * 1000)::float8 as "enqueuedAt", w.preferred_agent_id as "preferredAgentId",
    (extract(epoch from w.sticky_until) * 1000)::float8 as "stickyUntil", w.cool_downs as "coolDowns"
  from work_item w
  where w.state = 'queued' and (w.queue_id = any($1::uuid[]) or w.is_directed) and w.channel = any($2::channel[])
    and ($3::int is null or (-w.tier, w.rank_at, w.id) > (-$3::int, $4::timestamptz, $5::uuid))
  order by w.tier desc, w.rank_at, w.id limit $6`;

/** What may be asked for next: the queues and channels that somebody has room for, and what is sent to one agent. */
export interface Wanted {
  queueIds: readonly string[];
  channels: readonly Channel[];
}

/** A page of what waits, in the order it is served. Items with the same steps get the same array. */
export async function readWaiting(
  db: Db,
  { queueIds, channels }: Wanted,
  after: QueuedItem | null,
  limit: number,
): Promise<QueuedItem[]> {
  const values = [queueIds, channels, after?.tier ?? null, after?.rankAt ?? null, after?.id ?? null, limit];
  const { rows } = await db.raw((client) => client.query<ItemRow>(ITEMS, values));
  return rows.map((row) => ({ ...row, skills: stepsOf(row.skills), coolDowns: timesOf(row.coolDowns) }));
}

const known = new Map<string, readonly SkillStep[]>();
function stepsOf(text: string): readonly SkillStep[] {
  let steps = known.get(text);
  if (!steps) {
    if (known.size > 1000) known.clear();
    known.set(text, (steps = JSON.parse(text) as SkillStep[]));
  }
  return steps;
}
const NONE = {};
const timesOf = (coolDowns: Record<string, string>): Record<string, number> => {
  const entries = Object.entries(coolDowns);
  return entries.length ? Object.fromEntries(entries.map(([id, at]) => [id, Date.parse(at)])) : NONE;
};
