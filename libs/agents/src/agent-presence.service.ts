import { Injectable } from '@nestjs/common';
import { Clock, Db, Events, Jobs, type Tx } from '@guichet/platform';
import { LAPSE_MS } from './agent-row.query.ts';
import { AgentStates } from './agent-states.service.ts';

/** After the last desk is gone for so long, the agent is offline. */
export const GRACE_MS = 30_000;

export interface Desk {
  /** The socket's id. */
  id: string;
  userId: string;
}

/** Whether an agent is there at all: several tabs count once, and a reload is no absence. */
@Injectable()
export class AgentPresence {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly states: AgentStates,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.handle('agent.grace', ({ userId }) => this.graceOver(userId as string));
  }

  /** These desks are connected, as of now; said when they come and again and again. */
  came(processId: string, desks: readonly Desk[]): Promise<void> {
    return this.db
      .raw(async (client) => {
        const ids = desks.map(({ id }) => id);
        const userIds = desks.map(({ userId }) => userId);
        await client.query(
          `insert into agent_connection (id, user_id, process_id, seen_at)
         select id, user_id, $3, now() from unnest($1::text[], $2::uuid[]) as desk(id, user_id)
         on conflict (tenant_id, id) do update set seen_at = now()`,
          [ids, userIds, processId],
        );
        const { rows } = await client.query<{ user_id: string }>(
          'select user_id from agent where lost_at is not null and user_id = any($1::uuid[])',
          [userIds],
        );
        return rows.map(({ user_id }) => user_id);
      })
      .then(async (back) => {
        if (back.length) await this.db.tx((tx) => this.found(tx, back));
      });
  }

  left(userId: string, deskId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      await tx.agentConnection.deleteMany({ where: { id: deskId } });
      await this.notice(tx, userId);
    });
  }

  /** The process that held his desks is gone, perhaps. */
  lost(userId: string): Promise<void> {
    return this.db.tx((tx) => this.notice(tx, userId));
  }

  /** Marks him lost when no desk of his is connected, once. */
  private async notice(tx: Tx, userId: string): Promise<void> {
    const [lost] = await tx.$queryRaw<{ since: Date }[]>`
      update agent a set lost_at = coalesce((select max(seen_at) from agent_connection c where c.user_id = a.user_id), now())
      where user_id = ${userId}::uuid and state <> 'offline' and lost_at is null
        and not exists (select from agent_connection c where c.user_id = a.user_id
          and c.seen_at > now() - make_interval(secs => ${LAPSE_MS / 1000}))
      returning lost_at as since`;
    if (!lost) return;
    await tx.agentConnection.deleteMany({ where: { userId } });
    await this.events.record(tx, 'agent.lost', { userId });
    const runAt = new Date(lost.since.getTime() + GRACE_MS);
    await this.jobs.add(tx, 'agent.grace', { userId }, { runAt, jobKey: `grace:${userId}` });
  }

  /** All at once: after a stall there are many, and the next sign of life waits for this one. */
  private async found(tx: Tx, userIds: readonly string[]): Promise<void> {
    const where = { userId: { in: [...userIds] }, lostAt: { not: null } };
    const back = await tx.agent.updateManyAndReturn({ where, data: { lostAt: null }, select: { userId: true } });
    for (const { userId } of back) await this.events.record(tx, 'agent.found', { userId });
  }

  /** He may have come back, and gone again, since the timer was set. */
  graceOver(userId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const before = new Date(this.clock.now().getTime() - GRACE_MS + 500);
      const agent = await tx.agent.findFirst({ where: { userId, lostAt: { lte: before } } });
      if (agent) await this.states.put(tx, userId, 'leave');
    });
  }
}
