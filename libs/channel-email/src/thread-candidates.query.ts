import type { Tx } from '@guichet/platform';
import { storedMessageId } from './message-id.ts';
import type { ThreadCandidate, ThreadClues } from './match-thread.ts';

const MAX_OF_ONE_ID = 20;

/** Conversations that the clues lead to, the strongest clue first. Message-IDs count within their own inbox only. */
export async function threadCandidates(tx: Tx, inboxId: string, clues: ThreadClues): Promise<ThreadCandidate[]> {
  const [signed, answered, answers, subject] = [
    await byNumber(tx, clues.signedNumbers),
    await byAnswers(tx, inboxId, clues.answers),
    await byLaterAnswers(tx, inboxId, clues.ownId),
    clues.subjectNumber === null ? [] : await byNumber(tx, [clues.subjectNumber], inboxId),
  ];
  return [
    ...signed.map((conversationId) => ({ conversationId, clue: 'reply-address' as const })),
    ...answered.map((conversationId) => ({ conversationId, clue: 'answers' as const })),
    ...answers.map((conversationId) => ({ conversationId, clue: 'is-answered' as const })),
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

async function byLaterAnswers(tx: Tx, inboxId: string, ownId: string | null): Promise<string[]> {
  if (ownId === null) return [];
  const found = await tx.mailReference.findMany({
    where: { messageId: storedMessageId(ownId), inboxId },
    select: { conversationId: true },
    orderBy: { entryId: 'asc' },
    take: MAX_OF_ONE_ID,
  });
  return [...new Set(found.map(({ conversationId }) => conversationId))];
}
