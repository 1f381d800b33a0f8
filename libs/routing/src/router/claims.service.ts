import { Injectable } from '@nestjs/common';
import { wasAssigned } from '@guichet/agents';
import { type Channel, isInterruptible } from '@guichet/contracts';
import { Clock, Db, Jobs, type Prisma, type rows, type Tx } from '@guichet/platform';
import type { Choice } from '../choice/choose.ts';
import { type QueueRow, rulesFor } from '../queues/queue-rules.ts';
import { holdAgents, WORK_COLUMNS } from '../work/work-item.query.ts';
import { WorkMoves } from '../work/work-moves.service.ts';
import { WorkSubjects } from '../work/work-subjects.ts';

export const OFFER_OVER_JOB = 'routing.offer-over';

/** Of the item as the choice saw it. */
export interface Seen {
  version: number;
  subjectType: string;
  subjectId: string;
}

/** Makes a choice true: of many routers that want the same item or the same agent's room, exactly one does. */
@Injectable()
export class Claims {
  constructor(
    private readonly db: Db,
    private readonly subjects: WorkSubjects,
    private readonly moves: WorkMoves,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** False when things have changed since the choice: look again. */
  claim(choice: Choice, seen: Seen, queue: QueueRow): Promise<boolean> {
    const { agentId, item } = choice;
    const rules = rulesFor(queue, item.channel);
    return this.db.tx(async (tx) => {
      const owner = this.subjects.of(seen.subjectType);
      if (!(await owner.lock(tx, seen.subjectId))) return this.forget(tx, item.id);
      await holdAgents(tx, [agentId]);
      const now = this.clock.now();
      const offerEndsAt = new Date(now.getTime() + rules.offerSeconds * 1000);
      const claimed = await updateItem(tx, { choice, seen, now, offerEndsAt: rules.isAutomatic ? null : offerEndsAt });
      if (!claimed) return false;
      await wasAssigned(tx, agentId, now);
      await this.keepDecision(tx, choice, now);
      if (rules.isAutomatic) await this.give(tx, claimed, agentId, now);
      else await this.offer(tx, claimed, agentId, offerEndsAt);
      return true;
    });
  }

  private async give(tx: Tx, item: rows.WorkItem, agentId: string, now: Date): Promise<void> {
    const { id, subjectId, subjectType, channel, queueId } = item;
    const waitedSeconds = Math.round((now.getTime() - item.originalArrivalAt.getTime()) / 1000);
    await this.subjects.of(subjectType).given(tx, { id, subjectId, channel, queueId, waitedSeconds }, agentId);
    await this.moves.tell(tx, item, 'work.accepted', { agentId, isAutomatic: true });
  }

  private async offer(tx: Tx, item: rows.WorkItem, agentId: string, runAt: Date): Promise<void> {
    const { id: workItemId, version } = item;
    await this.jobs.add(tx, OFFER_OVER_JOB, { workItemId, version }, { runAt });
    await this.moves.tell(tx, item, 'work.offered', { agentId });
  }

  private async keepDecision(tx: Tx, { item, agentId, reason, explanation }: Choice, at: Date): Promise<void> {
    const detail = explanation as unknown as Prisma.InputJsonObject;
    await tx.workDecision.create({ data: { workItemId: item.id, at, agentId, reason, detail } });
  }

  /** Its subject is not to be given out any more: it waits for nobody. */
  private async forget(tx: Tx, id: string): Promise<boolean> {
    const at = this.clock.now();
    const data = { endedAt: at, doneAt: at, outcome: 'gone' };
    const item = await this.moves.move(tx, id, { action: 'settle', data, onlyIf: { state: 'queued' } });
    const nobody = { agentId: null, fromAgentId: null, dispositionId: null };
    if (item) await this.moves.tell(tx, item, 'work.done', { ...nobody, outcome: 'gone' });
    return true;
  }
}

interface Claim {
  choice: Choice;
  seen: Seen;
  now: Date;
  /** Null gives without asking. */
  offerEndsAt: Date | null;
}

/**
 * The claim: one conditional UPDATE. The item must be as it was seen, the agent ready and connected, and his room must hold
 * it; he is held, so nobody else fills it meanwhile.
 */
async function updateItem(tx: Tx, { choice, seen, now, offerEndsAt }: Claim): Promise<rows.WorkItem | null> {
  const { item, agentId, reached } = choice;
  const channel: Channel = item.channel;
  const [row] = await tx.$queryRaw<rows.WorkItem[]>`
    with room as (
      select a.user_id, a.capacity - coalesce(sum(h.units) filter (where ${isInterruptible(channel)} or h.channel <> 'email'), 0)
          as units,
        coalesce((a.maximums ->> ${channel})::int, 1000) - count(h.id) filter (where h.channel = ${channel}::channel) as places
      from agent a join user_account u on u.id = a.user_id and u.status = 'active'
      left join work_item h on h.agent_id = a.user_id and h.state in ('offered', 'active', 'wrap_up')
      where a.user_id = ${agentId}::uuid and a.state = 'ready' and a.lost_at is null and ${channel}::channel = any(a.channels)
      group by a.user_id, a.capacity, a.maximums
    ), claimed as (
      update work_item w set version = w.version + 1, agent_id = ${agentId}::uuid,
        state = ${offerEndsAt ? 'offered' : 'active'}::work_state, offered_at = ${now}, offer_ends_at = ${offerEndsAt},
        accepted_at = ${offerEndsAt ? null : now}::timestamptz,
        skill_step = ${Math.max(reached.step, 0)}, skill_step_at = ${reached.step > 0 ? new Date(reached.since) : null}
      from room
      where w.id = ${item.id}::uuid and w.state = 'queued' and w.version = ${seen.version}
        and room.units >= w.units and room.places > 0
      returning w.*
    )
    select ${WORK_COLUMNS} from claimed w`;
  return row ?? null;
}
