import type { OutgoingMessage } from '@guichet/conversations';
import type { Tx } from '@guichet/platform';

/** What a mail answers: the last that came in, else the last of ours. A new or forwarded mail answers nothing. */
export async function threadPosition(
  tx: Tx,
  message: OutgoingMessage,
): Promise<{ inReplyTo: string | null; references: string[] }> {
  const nothing = { inReplyTo: null, references: [] };
  if (message.mode === 'new' || message.mode === 'forward') return nothing;
  const parent = await tx.emailMessage.findFirst({
    where: { conversationId: message.conversationId, entryId: { not: message.entryId }, messageId: { not: null } },
    orderBy: [{ isOwn: 'asc' }, { createdAt: 'desc' }],
  });
  if (!parent) return nothing;
  const before = parent.references.length > 0 ? parent.references : parent.inReplyTo;
  return { inReplyTo: parent.messageId, references: before };
}
