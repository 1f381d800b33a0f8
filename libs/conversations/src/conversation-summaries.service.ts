import { Injectable } from '@nestjs/common';
import type { ConversationSummary, Tag } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { key, type rows, type Tx } from '@guichet/platform';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Conversations as the desk lists them; tags, customers and their answers in one query each, however many there are. */
@Injectable()
export class ConversationSummaries {
  constructor(private readonly customers: CustomersService) {}

  async of(tx: Tx, conversations: readonly rows.Conversation[]): Promise<ConversationSummary[]> {
    if (!conversations.length) return [];
    const tags = await this.tagsOf(tx, conversations);
    const customerIds = conversations.flatMap(({ customerId }) => customerId ?? []);
    const customers = await this.customers.summaries(tx, [...new Set(customerIds)]);
    const unsettled = await this.unsettledOf(tx, conversations);
    return conversations.map((conversation) => ({
      ...conversation,
      snoozedUntil: iso(conversation.snoozedUntil),
      waitingSince: iso(conversation.waitingSince),
      answerDueAt: iso(conversation.answerDueAt),
      answerWarnAt: iso(conversation.answerWarnAt),
      resolutionDueAt: iso(conversation.resolutionDueAt),
      resolutionWarnAt: iso(conversation.resolutionWarnAt),
      lastMessageAt: conversation.lastMessageAt.toISOString(),
      createdAt: conversation.createdAt.toISOString(),
      customer: customers.get(conversation.customerId ?? '') ?? null,
      tags: tags.get(conversation.id) ?? [],
      isUnsettled: unsettled.has(conversation.id),
    }));
  }

  async one(tx: Tx, conversation: rows.Conversation): Promise<ConversationSummary> {
    return (await this.of(tx, [conversation]))[0]!;
  }

  /** The conversation as it is now, whoever may see it: the answer to a change just made. */
  async byId(tx: Tx, id: string): Promise<ConversationSummary> {
    return this.one(tx, await tx.conversation.findUniqueOrThrow({ where: key(id) }));
  }

  private async unsettledOf(tx: Tx, conversations: readonly rows.Conversation[]): Promise<Set<string>> {
    const resolvedAt = new Map(
      conversations.flatMap(({ id, status, resolvedAt }) =>
        status === 'resolved' && resolvedAt ? [[id, resolvedAt] as const] : [],
      ),
    );
    if (!resolvedAt.size) return new Set();
    const where = { conversationId: { in: [...resolvedAt.keys()] }, isSettled: false };
    const answers = await tx.resolutionAnswer.findMany({ where, select: { conversationId: true, answeredAt: true } });
    const since = answers.filter(({ conversationId, answeredAt }) => answeredAt >= resolvedAt.get(conversationId)!);
    return new Set(since.map(({ conversationId }) => conversationId));
  }

  private async tagsOf(tx: Tx, conversations: readonly rows.Conversation[]): Promise<Map<string, Tag[]>> {
    const links = await tx.conversationTag.findMany({
      where: { conversationId: { in: conversations.map(({ id }) => id) } },
      include: { tag: true },
      orderBy: { tag: { name: 'asc' } },
    });
    const tags = new Map<string, Tag[]>();
    for (const { conversationId, tag } of links) {
      tags.set(conversationId, [...(tags.get(conversationId) ?? []), { id: tag.id, name: tag.name }]);
    }
    return tags;
  }
}
