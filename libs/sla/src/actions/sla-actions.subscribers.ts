import { Injectable } from '@nestjs/common';
import type { SlaAction } from '@guichet/contracts';
import { ConversationPromises } from '@guichet/conversations';
import { Db, Events, Jobs, key, log, type RecordedEvent, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';
import { toPolicy } from '../policies/policies.query.ts';

type Announced = RecordedEvent<'sla.warned' | 'sla.breached'>;

/** Does what a policy asks for when a promise is at risk or broken. Who is at the desk is told by `SlaAlarms`. */
@Injectable()
export class SlaActions {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly promises: ConversationPromises,
    private readonly routing: RoutingService,
    private readonly jobs: Jobs,
  ) {
    events.subscribe('sla.actions', ['sla.warned', 'sla.breached'], (event) => this.run(event));
  }

  /** All of them with the mark that they were done, so that the same event again does nothing. */
  private run(event: Announced): Promise<void> {
    const { conversationId, policyId } = event.data;
    return this.db.tx(async (tx) => {
      const row = await tx.slaPolicy.findUnique({ where: key(policyId) });
      if (!row || !(await this.events.once(tx, 'sla.actions', event.id))) return;
      const { onWarning, onBreach } = toPolicy(row);
      const conversation = await this.promises.hold(tx, conversationId);
      if (!conversation) return;
      const actions = event.type === 'sla.warned' ? onWarning : onBreach;
      for (const [index, action] of actions.entries()) await this.do(tx, event, action, index);
    });
  }

  private async do(
    tx: Tx,
    { id, data: { conversationId } }: Announced,
    action: SlaAction,
    index: number,
  ): Promise<void> {
    switch (action.type) {
      case 'priority':
        return this.promises.raisePriority(tx, conversationId, action.to);
      case 'tag':
        return this.promises.addTag(tx, conversationId, action.name);
      case 'queue':
        return this.moveTo(tx, conversationId, action.queueId);
      case 'webhook':
        return this.jobs.add(
          tx,
          'sla.webhook',
          { eventId: id, url: action.url },
          { jobKey: `sla.webhook:${id}:${index}` },
        );
      case 'notify':
        return;
    }
  }

  /** What nobody has to answer any more, or waits there already, stays where it is. */
  private async moveTo(tx: Tx, conversationId: string, queueId: string): Promise<void> {
    const subject = { type: 'conversation', id: conversationId };
    const live = await tx.workItem.findFirst({
      where: { subjectType: subject.type, subjectId: subject.id, state: { in: ['queued', 'offered', 'active'] } },
    });
    const queue = await tx.queue.findUnique({ where: key(queueId), select: { id: true } });
    if (!queue) return log.warn({ queueId }, 'a service level names a queue that is gone');
    if (live && live.queueId !== queueId) await this.routing.transfer(tx, subject, { queueId });
  }
}
