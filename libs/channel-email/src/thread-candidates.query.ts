import type { Tx } from '@guichet/platform';
import { storedMessageId } from './message-id.ts';
import type { ThreadCandidate, ThreadClues } from './match-thread.ts';

const MAX_OF_ONE_ID = 20;

/** Conversations that the clues lead to, the strongest clue first. Message-IDs count within their own inbox only. */
export async function threadCandidates(tx: Tx, inboxId: string, clues: ThreadClues): Promise<ThreadCandidate[]> {
  const [signed, answered, related, subject] = [
    await byNumber(tx, clues.signedNumbers),
    await byAnswers(tx, inboxId, clues.answers),
    await byReferences(tx, inboxId, clues),
    clues.subjectNumber === null ? [] : await byNumber(tx, [clues.subjectNumber], inboxId),
  ];
  return [
    ...signed.map((conversationId) => ({ conversationId, clue: 'reply-address' as const })),
    ...answered.map((conversationId) => ({ conversationId, clue: 'answers' as const })),
    ...related.map((conversationId) => ({ conversationId, clue: 'related' as const })),
    ...subject.map((conversationId) => ({ conversationId, clue: 'subject' as const })),
  ];
}

async function byNumber(tx: Tx, numbers: readonly number[], inboxId?: string): Promise<string[]> {
  if (numbers.length === 0) return [];
  const where = { number: { in: [...numbers] }, ...(inboxId ? { inboxId } : {}) };
  return (await tx.conversation.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Several mails may bear the same id; ours come first, then the oldest, which a forger cannot be. */
async function byAnswers(tx: Tx, inboxId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const stored = ids.map(storedMessageId);
  const found = await tx.emailMessage.findMany({
    where: { messageId: { in: stored }, inboxId },
    select: { messageId: true, conversationId: true },
    orderBy: [{ isOwn: 'desc' }, { createdAt: 'asc' }],
    take: MAX_OF_ONE_ID * stored.length,
  });
  const inOrder = stored.flatMap((id) => found.filter(({ messageId }) => messageId === id));
  return [...new Set(inOrder.map(({ conversationId }) => conversationId))];
}

/** Mails that came before and answer this one, or the same ones as it: a thread may arrive in any order. */
async function byReferences(tx: Tx, inboxId: string, { ownId, answers }: ThreadClues): Promise<string[]> {
  const ids = [...(ownId === null ? [] : [ownId]), ...answers].map(storedMessageId);
  if (ids.length === 0) return [];
  const found = await tx.$queryRaw<{ messageId: string; conversationId: string }[]>`
    select message_id as "messageId", conversation_id as "conversationId" from mail_reference
    where message_id = any(${ids}::text[]) and inbox_id = ${inboxId}::uuid
    order by entry_id limit ${MAX_OF_ONE_ID * ids.length}`;
  const inOrder = ids.flatMap((id) => found.filter(({ messageId }) => messageId === id));
  return [...new Set(inOrder.map(({ conversationId }) => conversationId))];
}
