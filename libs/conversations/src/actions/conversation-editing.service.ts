import { Injectable } from '@nestjs/common';
import { type ConversationSummary, type editConversation, type InputOf, Priority } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { DomainError, Events, type rows, type Tx } from '@guichet/platform';
import { lockForServer } from '../conversation-access.service.ts';
import { ConversationChanges } from '../conversation-changes.service.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';
import { systemEntry, touch, writeEntry } from '../timeline-writer.ts';
import { TagsService } from './tags.service.ts';

type Edit = InputOf<typeof editConversation>;
/** From the least on. */
const PRIORITIES = Priority.options;
const FIELDS = ['subject', 'priority', 'customerId'] as const;
type Values = Partial<Pick<rows.Conversation, (typeof FIELDS)[number]>>;

/** Subject, priority, customer and tags. */
@Injectable()
export class ConversationEditing {
  constructor(
    private readonly changes: ConversationChanges,
    private readonly customers: CustomersService,
    private readonly tags: TagsService,
    private readonly events: Events,
    private readonly work: ConversationWork,
  ) {}

  edit(input: Edit): Promise<ConversationSummary> {
    return this.changes.change(input.conversationId, (tx, conversation) => this.apply(tx, conversation, input));
  }

  /** By the server itself, as a policy asks: it never makes less urgent, and what is gone is left. */
  async applyByServer(
    tx: Tx,
    id: string,
    wish: { atLeast?: rows.Conversation['priority']; addTags?: string[] },
  ): Promise<void> {
    const conversation = await lockForServer(tx, id);
    if (!conversation) return;
    const { atLeast, addTags = [] } = wish;
    const isRaised = atLeast && PRIORITIES.indexOf(atLeast) > PRIORITIES.indexOf(conversation.priority);
    const edit = { conversationId: id, addTags, removeTagIds: [], ...(isRaised ? { priority: atLeast } : {}) };
    await this.apply(tx, conversation, edit);
  }

  private async apply(tx: Tx, conversation: rows.Conversation, input: Edit): Promise<void> {
    const { id } = conversation;
    await this.checkCustomer(tx, input.customerId);
    const changed = FIELDS.filter((field) => input[field] !== undefined && input[field] !== conversation[field]);
    const pick = (from: Values): Values => Object.fromEntries(changed.map((field) => [field, from[field]]));
    const told = { fields: changed, from: pick(conversation), to: pick(input as Values) };
    if (changed.length) await writeEntry(tx, id, systemEntry('conversation.edited', told), told.to);
    if (told.to.priority) await this.work.priorityChanged(tx, conversation, told.to.priority);
    const hasOtherTags = await this.tags.change(tx, id, input.addTags, input.removeTagIds);
    // Tags come and go often; they are seen beside the subject and would only fill the timeline.
    if (hasOtherTags && !changed.length) await touch(tx, id);
    const fields = [...changed, ...(hasOtherTags ? ['tags'] : [])];
    if (fields.length) await this.events.record(tx, 'conversation.edited', { conversationId: id, ...told, fields });
  }

  private async checkCustomer(tx: Tx, customerId: string | undefined): Promise<void> {
    if (customerId && !(await this.customers.summaries(tx, [customerId])).has(customerId))
      throw new DomainError('not_found');
  }
}
