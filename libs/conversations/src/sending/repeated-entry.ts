import { currentActor, DomainError, key, type rows, type Tx } from '@guichet/platform';
import { waitForSame } from '../once-per-key.ts';
import { type EntryRow, WITH_ATTACHMENTS } from '../timeline-entries.ts';

/**
 * The entry that the person's screen has sent before under this id: the same request again is answered with it and
 * does nothing more. Two at once wait for each other here. Somebody else's id, or one used for something else, is refused.
 */
export async function repeatedEntry(
  tx: Tx,
  clientId: string,
  wanted: { type: rows.EntryType; conversationId?: string },
): Promise<EntryRow | null> {
  await waitForSame(tx, 'client', clientId);
  const entry = await tx.entry.findFirst({ where: { clientId }, include: WITH_ATTACHMENTS });
  if (!entry) return null;
  const isSame =
    entry.type === wanted.type &&
    entry.authorUserId === currentActor().userId &&
    entry.conversationId === (wanted.conversationId ?? entry.conversationId);
  if (!isSame) throw new DomainError('conflict');
  return entry;
}

export const entryWithAttachments = (tx: Tx, id: string): Promise<EntryRow> =>
  tx.entry.findUniqueOrThrow({ where: key(id), include: WITH_ATTACHMENTS });
