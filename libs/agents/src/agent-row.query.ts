import type { Agent, AgentStatus } from '@guichet/contracts';
import { found, type rows, type Tx } from '@guichet/platform';

/** Milliseconds without a sign of a desk's process after which its connections count as gone. */
export const LAPSE_MS = 12_000;

/** `not_found` unless it is somebody of the tenant who is active. */
export async function requireActive(tx: Tx, userId: string): Promise<void> {
  found(await tx.user.findFirst({ where: { id: userId, status: 'active' }, select: { id: true } }));
}

/** The agent's row, made when he has none, locked until the commit. */
export async function lockAgent(tx: Tx, userId: string): Promise<rows.Agent> {
  await tx.$executeRaw`insert into agent (user_id) values (${userId}::uuid) on conflict do nothing`;
  const [agent] = await tx.$queryRaw<rows.Agent[]>`
    select tenant_id as "tenantId", user_id as "userId", state, state_since as "stateSince", reason_id as "reasonId",
      channels::text[], capacity, maximums, may_pull as "mayPull", idle_since as "idleSince",
      last_assigned_at as "lastAssignedAt", lost_at as "lostAt"
    from agent where user_id = ${userId}::uuid for no key update`;
  return found(agent);
}

type StatusRow = Omit<AgentStatus, 'since'> & { since: Date };
type AgentRow = StatusRow & Pick<Agent, 'capacity' | 'maximums' | 'skills'>;
const toStatus = ({ userId, state, since, reasonId, channels, isConnected, mayPull }: StatusRow): AgentStatus => ({
  ...{ userId, state, reasonId, channels, isConnected, mayPull },
  since: since.toISOString(),
});
const toAgent = (row: AgentRow): Agent => ({
  ...toStatus(row),
  ...{ capacity: row.capacity, maximums: row.maximums, skills: row.skills },
});

/** Everybody who could be an agent: active people, whether they were ever seen or not. */
export async function readAgents(tx: Tx, userId: string | null = null): Promise<Agent[]> {
  const read = await tx.$queryRaw<AgentRow[]>`
    select u.id as "userId", coalesce(a.state, 'offline')::text as state, coalesce(a.state_since, u.created_at) as since,
      a.reason_id as "reasonId", coalesce(a.channels::text[], array['email', 'chat', 'voice', 'callback']) as channels,
      exists (select from agent_connection c
        where c.user_id = u.id and c.seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000})) as "isConnected",
      coalesce(a.capacity, 100) as capacity, coalesce(a.maximums, '{}') as maximums, coalesce(a.may_pull, true) as "mayPull",
      coalesce((select json_agg(json_build_object('skillId', s.skill_id, 'level', s.level) order by s.skill_id)
        from agent_skill s where s.user_id = u.id), '[]') as skills
    from user_account u left join agent a on a.tenant_id = u.tenant_id and a.user_id = u.id
    where u.status = 'active' and (${userId}::uuid is null or u.id = ${userId}::uuid)
    order by u.name, u.id`;
  return read.map(toAgent);
}

export const statusOf = ({ userId, state, since, reasonId, channels, isConnected, mayPull }: Agent): AgentStatus => ({
  ...{ userId, state, since, reasonId, channels, isConnected, mayPull },
});
