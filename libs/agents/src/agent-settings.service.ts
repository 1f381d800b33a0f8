import { Injectable } from '@nestjs/common';
import type { Agent, InputOf, listAgentIntervals, listAgentStatuses, OutputOf, updateAgent } from '@guichet/contracts';
import { Audit, Db, Events, found, type Tx } from '@guichet/platform';
import { lockAgent, readAgents, requireActive, statusOf } from './agent-row.query.ts';

const INTERVALS_AT_ONCE = 200;

/** What agents can and may do, and what the log says of them. */
@Injectable()
export class AgentSettings {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<{ agents: Agent[] }> {
    return { agents: await this.db.tx((tx) => readAgents(tx)) };
  }

  async statuses(): Promise<OutputOf<typeof listAgentStatuses>> {
    return { agents: (await this.db.tx((tx) => readAgents(tx))).map(statusOf) };
  }

  async intervals({
    userId,
    before,
  }: InputOf<typeof listAgentIntervals>): Promise<OutputOf<typeof listAgentIntervals>> {
    const intervals = await this.db.tx(async (tx) => {
      found(await tx.user.findFirst({ where: { id: userId }, select: { id: true } }));
      const from = before ? { lt: new Date(before) } : undefined;
      const where = { userId, ...(from ? { from } : {}) };
      return tx.agentInterval.findMany({ where, orderBy: { from: 'desc' }, take: INTERVALS_AT_ONCE });
    });
    return {
      intervals: intervals.map(({ id, state, reasonId, channels, actorId, from, to }) => ({
        ...{ id, state, reasonId, channels, actorId },
        from: from.toISOString(),
        to: to?.toISOString() ?? null,
      })),
    };
  }

  update({ userId, capacity, maximums, mayPull, skills }: InputOf<typeof updateAgent>): Promise<Agent> {
    return this.db.tx(async (tx) => {
      await requireActive(tx, userId);
      await lockAgent(tx, userId);
      const data = {
        ...(capacity === undefined ? {} : { capacity }),
        ...(maximums === undefined ? {} : { maximums }),
        ...(mayPull === undefined ? {} : { mayPull }),
      };
      await tx.agent.updateMany({ where: { userId }, data });
      if (skills) await this.setSkills(tx, userId, skills);
      await this.events.record(tx, 'agent.changed', { userId });
      const about = { ...data, ...(skills ? { skills } : {}) };
      await this.audit.record(tx, { action: 'agent.changed', subjectType: 'user', subjectId: userId, data: about });
      return found((await readAgents(tx, userId))[0]);
    });
  }

  /** A skill of another tenant violates the key and is `not_found`. */
  private async setSkills(tx: Tx, userId: string, skills: Agent['skills']): Promise<void> {
    const levels = new Map(skills.map(({ skillId, level }) => [skillId, level]));
    await tx.agentSkill.deleteMany({ where: { userId } });
    await tx.agentSkill.createMany({ data: [...levels].map(([skillId, level]) => ({ userId, skillId, level })) });
  }
}
