import { key, type Prisma, type rows, type Tx } from '@guichet/platform';
import type { DemoConversation } from './demo-conversations.ts';
import type { DemoInbox } from './demo-people.ts';

const HOUR = 3_600_000;
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

/** The shop's people by name, and its inboxes. */
export interface Known {
  users: ReadonlyMap<string, string>;
  inboxes: Map<DemoInbox, { id: string; name: string; address: string }>;
}

/** An answer or note of days ago. */
export interface PastWords {
  at: Date;
  text: string;
  /** Null: the server wrote it. */
  author: { id: string; name: string } | null;
}
/** What differs between a mail, a chat and an automatic message. */
type MessageLook = Pick<Prisma.EntryUncheckedCreateInput, 'kind' | 'fromName' | 'fromAddress' | 'subject' | 'data'> & {
  to?: { name: string; address: string };
};

const asHtml = (text: string): string =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');

export async function addPastNote(tx: Tx, conversationId: string, words: PastWords): Promise<void> {
  const { sequence } = await tx.conversation.update({
    where: key(conversationId),
    data: { sequence: { increment: 1 } },
  });
  await tx.entry.create({ data: { ...entryOf(conversationId, sequence, words), type: 'note' } });
}

/** As it stood then; answers its number in the timeline. */
export async function addPastMessage(
  tx: Tx,
  conversationId: string,
  words: PastWords,
  { to, ...look }: MessageLook,
): Promise<number> {
  const { at, text } = words;
  const answered = { lastMessageAt: at, waitingSince: null, answerDueAt: null, preview: text.slice(0, 140) };
  const { sequence, firstAnsweredAt } = await tx.conversation.update({
    where: key(conversationId),
    data: { sequence: { increment: 1 }, ...answered },
  });
  if (!firstAnsweredAt) await tx.conversation.update({ where: key(conversationId), data: { firstAnsweredAt: at } });
  const recipients = { to: to ? [to] : [], cc: [], bcc: [] };
  const sent = { type: 'message', direction: 'out', delivery: 'sent', recipients } as const;
  await tx.entry.create({ data: { ...entryOf(conversationId, sequence, words), ...sent, ...look } });
  return sequence;
}

const entryOf = (conversationId: string, sequence: number, { at, text, author }: PastWords) => ({
  ...{ conversationId, sequence, at, text, html: asHtml(text), authorUserId: author?.id ?? null },
});

type Standing = Pick<DemoConversation, 'status' | 'priority' | 'assignee' | 'tags' | 'followUp' | 'customer'> & {
  turns: readonly { hoursAgo: number }[];
};

/** How the conversation stands today. */
export async function settle(
  tx: Tx,
  id: string,
  demo: Standing,
  users: ReadonlyMap<string, string>,
): Promise<rows.Conversation> {
  const { status = 'open', priority = 'normal', assignee, tags = [], followUp, customer } = demo;
  const conversation = await tx.conversation.update({
    where: key(id),
    data: {
      ...{
        status,
        priority,
        assigneeId: assignee ? users.get(assignee)! : null,
        createdAt: hoursAgo(demo.turns[0]!.hoursAgo),
      },
      ...(status === 'snoozed' ? { snoozedUntil: new Date(Date.now() + 60 * HOUR) } : {}),
      ...(status === 'resolved'
        ? { resolvedAt: hoursAgo(demo.turns.at(-1)!.hoursAgo), waitingSince: null, answerDueAt: null }
        : {}),
    },
  });
  for (const name of tags) {
    const tag = (await tx.tag.findFirst({ where: { name } })) ?? (await tx.tag.create({ data: { name } }));
    await tx.conversationTag.createMany({ data: [{ conversationId: id, tagId: tag.id }], skipDuplicates: true });
  }
  const ownerId = conversation.assigneeId;
  if (followUp)
    await tx.followUp.create({
      data: { conversationId: id, ownerId, text: followUp.text, dueAt: hoursAgo(-followUp.inHours) },
    });
  if (customer.value && conversation.customerId)
    await tx.customer.update({ where: key(conversation.customerId), data: { valueClass: customer.value } });
  return conversation;
}
