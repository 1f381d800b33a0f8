import { Injectable } from '@nestjs/common';
import { CustomersService } from '@guichet/customers';
import { Events, type Tx } from '@guichet/platform';
import {
  type GivenWork,
  RoutingService,
  type SubjectWords,
  type WorkSubjectOwner,
  WorkSubjects,
} from '@guichet/routing';
import { ConversationAccess, lockForServer } from '../conversation-access.service.ts';
import { giveConversation } from './conversation-holders.ts';

/** Conversations as what routing gives out, and inboxes as the doors into its queues. */
@Injectable()
export class ConversationSubject implements WorkSubjectOwner {
  readonly type = 'conversation';

  constructor(
    private readonly access: ConversationAccess,
    private readonly customers: CustomersService,
    private readonly events: Events,
    subjects: WorkSubjects,
    routing: RoutingService,
  ) {
    subjects.register(this);
    routing.addDoors({
      kind: 'inboxes',
      into: async (tx, queueId) => (await tx.inbox.findMany({ where: { queueId } })).map(({ name }) => name),
      move: async (tx, from, to) => {
        await tx.inbox.updateMany({ where: { queueId: from }, data: { queueId: to } });
      },
    });
  }

  async lock(tx: Tx, id: string): Promise<boolean> {
    const conversation = await lockForServer(tx, id);
    return conversation?.status === 'open' && conversation.assigneeId === null;
  }

  async given(tx: Tx, { subjectId, queueId, waitedSeconds }: GivenWork, agentId: string): Promise<void> {
    const conversation = await lockForServer(tx, subjectId);
    if (!conversation) return;
    const to = { assigneeId: agentId, teamId: conversation.teamId };
    await giveConversation(tx, this.events, conversation, to, { queueId, waitedSeconds });
  }

  async released(tx: Tx, id: string): Promise<void> {
    const conversation = await lockForServer(tx, id);
    if (!conversation) return;
    await giveConversation(tx, this.events, conversation, { assigneeId: null, teamId: conversation.teamId });
  }

  async words(tx: Tx, ids: readonly string[]): Promise<Map<string, SubjectWords>> {
    const conversations = await tx.conversation.findMany({ where: { id: { in: [...ids] } } });
    const customerIds = conversations.flatMap(({ customerId }) => customerId ?? []);
    const customers = await this.customers.summaries(tx, [...new Set(customerIds)]);
    const contacts = await lastContacts(tx, ids);
    return new Map(
      conversations.map(({ id, subject, preview, customerId }) => {
        const customer = customers.get(customerId ?? '');
        const { name = '', email = '', valueClass = 'standard' as const } = customer ?? {};
        const words = { title: subject, customerName: name || (email ?? ''), lastLine: preview, valueClass };
        return [id, { ...words, lastContactAt: contacts.get(id) ?? null }];
      }),
    );
  }

  visibleAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.access.visibleAmong(tx, ids);
  }
}

/** When each one's customer was last here before it. */
async function lastContacts(tx: Tx, ids: readonly string[]): Promise<Map<string, Date>> {
  const found = await tx.$queryRaw<{ id: string; at: Date }[]>`
    select c.id, max(b.last_message_at) as at from conversation c
    join conversation b on b.tenant_id = c.tenant_id and b.customer_id = c.customer_id and b.id <> c.id
      and b.created_at < c.created_at
    where c.id = any(${[...ids]}::uuid[]) group by c.id`;
  return new Map(found.map(({ id, at }) => [id, at]));
}
