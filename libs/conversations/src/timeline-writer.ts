import type { DomainEvents } from '@guichet/contracts';
import { maybeActor, type Prisma, type rows, type Tx } from '@guichet/platform';

type NewEntry = Omit<Prisma.EntryUncheckedCreateInput, 'conversationId' | 'sequence'>;
type Change = Prisma.ConversationUncheckedUpdateManyInput;

export interface Written {
  conversation: rows.Conversation;
  entry: rows.Entry;
}

/**
 * Changes a conversation and writes the line that tells it. The update numbers the line and holds the row until the
 * commit, so lines are numbered 1, 2, 3 … without gap or double. Null when `onlyIf` does not hold.
 */
export async function writeEntry(
  tx: Tx,
  conversationId: string,
  entry: NewEntry,
  change: Change = {},
  onlyIf: Prisma.ConversationWhereInput = {},
): Promise<Written | null> {
  const [conversation] = await tx.conversation.updateManyAndReturn({
    where: { id: conversationId, ...onlyIf },
    data: { ...change, sequence: { increment: 1 }, version: { increment: 1 } },
  });
  if (!conversation) return null;
  const { sequence } = conversation;
  return { conversation, entry: await tx.entry.create({ data: { ...entry, conversationId, sequence } }) };
}

/** The same without a line: only the version tells that something is new. */
export async function touch(tx: Tx, conversationId: string, change: Change = {}): Promise<void> {
  await tx.conversation.updateMany({
    where: { id: conversationId },
    data: { ...change, version: { increment: 1 } },
  });
}

/** A line that tells a domain event; `data` holds ids and plain values. */
export const systemEntry = (event: keyof DomainEvents, data: object): NewEntry => ({
  type: 'system',
  event,
  data,
  authorUserId: maybeActor()?.userId ?? null,
});
