import { LAPSE_MS } from '@guichet/agents';
import type { Channel } from '@guichet/contracts';
import { type Db } from '@guichet/platform';
import type { RoutableAgent } from '../choice/agent-load.ts';
import type { QueueRules } from '../choice/pool.ts';
import type { QueueRow } from '../queues/queue-rules.ts';
import { remembered } from './remembered.ts';

/** A queue with who is in it; null: everybody. */
export type RoutedQueue = QueueRow & QueueRules;

interface AgentRow {
  id: string;
  isReady: boolean;
  channels: string;
  capacity: number;
  maximums: string;
  idleSince: number;
  lastAssignedAt: number | null;
  skills: string | null;
  held: string | null;
}

// Read by every drain, of up to a thousand agents: texts are several times as fast to make and to read as JSON and arrays.
const AGENTS = `
  select a.user_id as id, a.channels::text, a.capacity, a.maximums::text,
    (extract(epoch from a.idle_since) * 1000)::float8 as "idleSince",
    (extract(epoch from a.last_assigned_at) * 1000)::float8 as "lastAssignedAt",
    a.state = 'ready' and a.lost_at is null and exists (select from agent_connection c
      where c.user_id = a.user_id and c.seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000})) as "isReady",
    s.skills, h.held
  from agent a
  join user_account u on u.id = a.user_id and u.status = 'active'
  left join (select user_id, string_agg(skill_id || ' ' || level, ',') as skills from agent_skill group by user_id) s
    on s.user_id = a.user_id
  left join (
    select agent_id, string_agg(channel || ' ' || units || ' ' || n, ',') as held from (
      select agent_id, channel::text, sum(units) as units, count(*) as n from work_item
      where state in ('offered', 'active', 'wrap_up') and agent_id is not null group by agent_id, channel
    ) by_channel group by agent_id
  ) h on h.agent_id = a.user_id
  where a.state <> 'offline'`;

const CHANNELS = `
  select channel::text from unnest(enum_range(null::channel)) channel
  where exists (select from work_item w where w.state = 'queued' and w.channel = channel.channel)`;

/** Everybody who is logged in, with what he holds, and the channels of which something waits. */
export interface AgentsAndChannels {
  agents: RoutableAgent[];
  channels: Channel[];
}
export function readAgents(db: Db): Promise<AgentsAndChannels> {
  return db.raw(async (client) => {
    const channels = (await client.query<{ channel: Channel }>(CHANNELS)).rows.map(({ channel }) => channel);
    if (channels.length === 0) return { agents: [], channels };
    return { agents: await agentsBy(client), channels };
  });
}

/** Everybody who is logged in, whether anything waits or not. */
export const readPresent = (db: Db): Promise<RoutableAgent[]> => db.raw(agentsBy);

async function agentsBy(client: Parameters<Parameters<Db['raw']>[0]>[0]): Promise<RoutableAgent[]> {
  // Planned once for each connection.
  const { rows } = await client.query<AgentRow>({ name: 'routable agents', text: AGENTS });
  return rows.map(toAgent);
}

const QUEUES = `
  select q.id, q.name, q.agent_order as "agentOrder", q.calm_percent as "calmPercent", q.channels, q.skills, q.overflow,
    case when q.is_for_everybody then null
      else coalesce((select string_agg(m.user_id::text, ',') from queue_member m where m.queue_id = q.id), '') end as members
  from queue q`;

export function readQueues(db: Db): Promise<Map<string, RoutedQueue>> {
  return db.raw(async (client) => {
    const { rows } = await client.query<RoutedQueue & { members: string | null }>(QUEUES);
    return new Map(rows.map(({ members, ...queue }) => [queue.id, { ...queue, memberIds: toSet(members) }]));
  });
}
const toSet = (ids: string | null): Set<string> | null => (ids === null ? null : new Set(ids ? ids.split(',') : []));

const toAgent = ({ isReady, channels, maximums, skills, held, ...agent }: AgentRow): RoutableAgent => ({
  ...agent,
  isPresent: true,
  isReady,
  channels: channelsOf(channels),
  maximums: maximumsOf(maximums),
  skills: skillsOf(skills ?? ''),
  held: heldOf(held ?? ''),
});

const parts = (text: string): string[][] => (text ? text.split(',').map((part) => part.split(' ')) : []);
const channelsOf = remembered((text) => new Set(text.slice(1, -1).split(',') as Channel[]));
const maximumsOf = remembered((text) => JSON.parse(text) as RoutableAgent['maximums']);
const skillsOf = remembered((text) => new Map(parts(text).map(([id, level]) => [id!, Number(level)])));
const heldOf = remembered((text): RoutableAgent['held'] =>
  parts(text).map(([channel, units, n]) => ({ channel: channel as Channel, units: Number(units), count: Number(n) })),
);
