import { Injectable } from '@nestjs/common';
import type { DomainEvents } from '@guichet/contracts';
import { RoutingService } from '@guichet/routing';
import { Events, found, key, type rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import type { Channel } from '../channel.ts';
import { lockForServer } from '../conversation-access.service.ts';
import { NewConversations } from '../intake/new-conversations.service.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';
import { giveConversation } from '../routing/conversation-holders.ts';
import { systemEntry, touch, writeEntry } from '../timeline-writer.ts';

const HOUR = 3_600_000;

/** What a line of the timeline tells beside the conversation it stands in. */
export type Told<N extends keyof DomainEvents> = Omit<DomainEvents[N], 'conversationId'>;

export interface LiveOpening<N extends keyof DomainEvents> {
  channel: Channel;
  inboxId: string;
  customerId: string;
  subject: string;
  /** What lists and offers show of it before anybody has said a word. */
  preview?: string;
  at: Date;
  /** Its first line. */
  event: N;
  told: Told<N>;
}

/** What the course of a dialogue means for its conversation. In the caller's transaction. */
@Injectable()
export class LiveCourse {
  constructor(
    private readonly status: ConversationStatusService,
    private readonly routing: RoutingService,
    private readonly conversations: NewConversations,
    private readonly work: ConversationWork,
    private readonly events: Events,
  ) {}

  /** A conversation that begins without a message. It waits for nobody until {@link wait}. */
  async open<N extends keyof DomainEvents>(tx: Tx, opening: LiveOpening<N>): Promise<rows.Conversation> {
    const { inboxId, at, event, told, preview = '', ...rest } = opening;
    const inbox = found(await tx.inbox.findUnique({ where: key(inboxId) }));
    const change = { preview, waitingSince: at, answerDueAt: new Date(at.getTime() + inbox.promisedHours * HOUR) };
    const first = { id: uuid(), entry: systemEntry(event, told), change };
    const { conversation } = await this.conversations.open(tx, { ...rest, inbox, at, person: null, first });
    await this.events.record(tx, event, { conversationId: conversation.id, ...told } as unknown as DomainEvents[N]);
    return conversation;
  }

  /** It waits for an agent, where the channel says its customer wants to be. */
  wait(tx: Tx, conversation: rows.Conversation): Promise<void> {
    return this.work.needsWork(tx, conversation);
  }

  /** Something happened in it: an event, and the line that tells it. */
  async tell<N extends keyof DomainEvents>(tx: Tx, conversationId: string, event: N, told: Told<N>): Promise<void> {
    await writeEntry(tx, conversationId, systemEntry(event, told));
    await this.events.record(tx, event, { conversationId, ...told } as unknown as DomainEvents[N]);
  }

  /** The conversation, held until the commit; null when there is none. */
  hold(tx: Tx, conversationId: string): Promise<rows.Conversation | null> {
    return lockForServer(tx, conversationId);
  }

  /** Whoever has it is free for others; a word of the customer brings it back to him. */
  async putAside(tx: Tx, conversation: rows.Conversation): Promise<void> {
    if (conversation.status === 'open') await this.status.apply(tx, conversation, 'pending');
  }

  /** It waits for an agent again, whoever had it; counted from a moment of its own. */
  async comeBack(tx: Tx, { id, teamId, ...was }: rows.Conversation, waitingSince: Date): Promise<void> {
    const nobodys = { ...was, id, teamId, waitingSince };
    await touch(tx, id, { waitingSince });
    await giveConversation(tx, this.events, nobodys, { assigneeId: null, teamId });
    const conversation = { ...nobodys, assigneeId: null };
    if (was.status === 'open') await this.work.needsWork(tx, conversation);
    else await this.status.apply(tx, conversation, 'due');
  }

  /** The customer waits for something else in its stead, which keeps its place: it is not abandoned. Answers since when he has waited. */
  async exchange(tx: Tx, conversation: rows.Conversation, outcome: string): Promise<Date> {
    await this.routing.finish(tx, { type: 'conversation', id: conversation.id }, outcome);
    return conversation.waitingSince ?? conversation.lastMessageAt;
  }

  /** The customer left before anybody had it. It stays in the lists when it can still be answered. */
  async leave(tx: Tx, conversation: rows.Conversation, canBeAnswered: boolean): Promise<void> {
    await this.routing.abandon(tx, { type: 'conversation', id: conversation.id });
    if (!canBeAnswered && conversation.status !== 'resolved') await this.status.apply(tx, conversation, 'resolve');
  }

  async close(tx: Tx, conversation: rows.Conversation): Promise<void> {
    if (conversation.status !== 'resolved') await this.status.apply(tx, conversation, 'resolve');
  }
}
