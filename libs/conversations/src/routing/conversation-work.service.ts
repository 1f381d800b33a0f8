import { Injectable } from '@nestjs/common';
import { RoutingService } from '@guichet/routing';
import { currentActor, Events, maybeActor, type rows, type Tx } from '@guichet/platform';
import { giveConversation } from './conversation-holders.ts';
import { type Came, ConversationPlacement } from './conversation-placement.service.ts';

const POINTS: Record<rows.Conversation['priority'], number> = { low: -30, normal: 0, high: 30, urgent: 120 };

/** What a conversation's course means for routing: it waits while it is open and nobody's, and is worked on while somebody's. */
@Injectable()
export class ConversationWork {
  constructor(
    private readonly routing: RoutingService,
    private readonly placement: ConversationPlacement,
    private readonly events: Events,
  ) {}

  /** It needs an answer, again or for the first time. The caller holds its lock; it is open. */
  async needsWork(tx: Tx, conversation: rows.Conversation, came?: Came): Promise<void> {
    const { assigneeId, teamId } = conversation;
    if (assigneeId && (await isActive(tx, assigneeId))) return this.isWith(tx, conversation, assigneeId);
    if (assigneeId) await giveConversation(tx, this.events, conversation, { assigneeId: null, teamId });
    const place = await this.placement.of(tx, conversation, came);
    await this.routing.enqueue(tx, {
      subject: subjectOf(conversation),
      channel: conversation.channel,
      customerId: conversation.customerId,
      originalArrivalAt: conversation.waitingSince ?? conversation.lastMessageAt,
      ...place,
      priority: place.priority + POINTS[conversation.priority],
    });
  }

  /** Somebody made it more or less urgent while it waits. */
  async priorityChanged(tx: Tx, conversation: rows.Conversation, to: rows.Conversation['priority']): Promise<void> {
    await this.routing.addPoints(tx, subjectOf(conversation), POINTS[to] - POINTS[conversation.priority]);
  }

  /** It was answered, put off or closed. */
  async isDone(tx: Tx, conversationId: string, outcome: string): Promise<void> {
    await this.routing.finish(tx, { type: 'conversation', id: conversationId }, outcome);
  }

  /** By a person's hand, before it is given. */
  async mayTake(tx: Tx, conversation: rows.Conversation, assigneeId: string | null): Promise<void> {
    const isPulled = assigneeId === currentActor().userId && conversation.assigneeId === null;
    if (isPulled) await this.routing.requirePull(tx, subjectOf(conversation), assigneeId);
  }

  /** By a person's hand, after it was given. */
  async wasGiven(tx: Tx, conversation: rows.Conversation, assigneeId: string | null): Promise<void> {
    if (conversation.status !== 'open' || assigneeId === conversation.assigneeId) return;
    if (assigneeId) return this.isWith(tx, conversation, assigneeId);
    await this.routing.release(tx, subjectOf(conversation), 'unassigned');
    await this.needsWork(tx, { ...conversation, assigneeId: null });
  }

  private async isWith(tx: Tx, conversation: rows.Conversation, agentId: string): Promise<void> {
    const { channel, customerId, assigneeId } = conversation;
    const isPulled = maybeActor()?.userId === agentId && assigneeId === null;
    await this.routing.take(tx, subjectOf(conversation), {
      ...{ agentId, channel, customerId },
      reason: isPulled ? 'pulled' : 'assigned',
      queueId: await this.placement.queueOf(tx, conversation.inboxId),
      originalArrivalAt: conversation.waitingSince ?? conversation.lastMessageAt,
    });
  }
}

/** Who was disabled since answers nobody any more. */
const isActive = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.user.findFirst({ where: { id, status: 'active' }, select: { id: true } })) !== null;

const subjectOf = ({ id }: rows.Conversation) => ({ type: 'conversation', id });
