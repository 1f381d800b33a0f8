import { Injectable } from '@nestjs/common';
import {
  AGENT_TRANSITIONS,
  type AgentAction,
  type AgentState,
  type AgentStatus,
  type changeAgentStatus,
  type Channel,
  type InputOf,
} from '@guichet/contracts';
import {
  Audit,
  Clock,
  currentActor,
  Db,
  DomainError,
  Events,
  found,
  key,
  maybeActor,
  type rows,
  type Tx,
} from '@guichet/platform';
import { lockAgent, readAgents, requireActive, statusOf } from './agent-row.query.ts';

type Wish = Pick<InputOf<typeof changeAgentStatus>, 'action' | 'reasonId' | 'channels'>;
interface Next {
  state: AgentState;
  reasonId: string | null;
  channels: Channel[];
}

/** The one place where an agent's state changes; each stretch of time in one is kept. */
@Injectable()
export class AgentStates {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  mine(): Promise<AgentStatus> {
    return this.db.tx((tx) => this.statusOf(tx, currentActor().userId));
  }

  changeMine(wish: Wish): Promise<AgentStatus> {
    return this.changeOf({ ...wish, userId: currentActor().userId });
  }

  /** By himself or a supervisor: the log says who. */
  changeOf({ userId, ...wish }: Wish & { userId: string }): Promise<AgentStatus> {
    return this.db.tx(async (tx) => {
      await requireActive(tx, userId);
      const agent = await lockAgent(tx, userId);
      const reasonId = wish.action === 'not-ready' ? wish.reasonId : null;
      if (reasonId) found(await tx.notReadyReason.findUnique({ where: { ...key(reasonId), isActive: true } }));
      const channels = wish.channels ?? agent.channels;
      await this.apply(tx, agent, wish.action, { reasonId, channels });
      if (userId !== currentActor().userId) await this.note(tx, userId, { action: wish.action, reasonId });
      return this.statusOf(tx, userId);
    });
  }

  /** By the server, such as after an offer that rang in vain. Does nothing where it is not legal. */
  async put(tx: Tx, userId: string, action: Extract<AgentAction, 'no-answer' | 'leave'>): Promise<void> {
    const agent = await lockAgent(tx, userId);
    const { from } = AGENT_TRANSITIONS[action];
    if ((from as readonly AgentState[]).includes(agent.state)) await this.apply(tx, agent, action, {});
  }

  private async statusOf(tx: Tx, userId: string): Promise<AgentStatus> {
    return statusOf(found((await readAgents(tx, userId))[0]));
  }

  private async apply(tx: Tx, agent: rows.Agent, action: AgentAction, wish: Partial<Next>): Promise<void> {
    const { from, to: state } = AGENT_TRANSITIONS[action];
    if (!(from as readonly AgentState[]).includes(agent.state))
      throw new DomainError('illegal_status', { state: agent.state });
    const channels = wish.channels ?? agent.channels;
    const next: Next = { state, reasonId: wish.reasonId ?? null, channels: [...new Set(channels)] };
    if (isSame(agent, next)) return;
    const now = this.clock.now();
    const { userId } = agent;
    // He comes: his idle clock begins. A break does not set it back (FreeSWITCH).
    const idleSince = agent.state === 'offline' ? { idleSince: now } : {};
    await tx.agent.updateMany({ where: { userId }, data: { ...next, stateSince: now, ...idleSince } });
    await this.log(tx, userId, next, now);
    const told = { userId, from: agent.state, ...next };
    await this.events.record(tx, 'agent.state-changed', told);
  }

  /** Who moves a colleague answers for it. */
  private note(tx: Tx, userId: string, data: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, { action: 'agent.moved', subjectType: 'user', subjectId: userId, data });
  }

  private async log(tx: Tx, userId: string, next: Next, now: Date): Promise<void> {
    await tx.agentInterval.updateMany({ where: { userId, to: null }, data: { to: now } });
    const actorId = maybeActor()?.userId ?? null;
    await tx.agentInterval.create({ data: { userId, ...next, actorId, from: now } });
  }
}

const isSame = (agent: rows.Agent, next: Next): boolean =>
  agent.state === next.state &&
  agent.reasonId === next.reasonId &&
  [...agent.channels].sort().join() === [...next.channels].sort().join();
