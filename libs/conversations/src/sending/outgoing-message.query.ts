import { key, type rows, type Tx } from '@guichet/platform';
import type { MessageFile, OutgoingMessage } from '../channel.ts';
import type { Channels } from '../channels.ts';
import { type EntryRow, recipientsOf, WITH_ATTACHMENTS } from '../timeline-entries.ts';
import { outgoingDataOf } from './outgoing-data.ts';
import { entryWithAttachments } from './repeated-entry.ts';
import { quoteOf } from './quoted-entry.ts';

/** A message put together for leaving: its words, what it quotes, and the files of both. */
export async function outgoingMessage(
  tx: Tx,
  channels: Channels,
  entryId: string,
): Promise<{ message: OutgoingMessage; channel: rows.Channel; ownAddresses: string[] }> {
  const entry = await entryWithAttachments(tx, entryId);
  const { conversationId, subject, authorUserId } = entry;
  const conversation = await tx.conversation.findUniqueOrThrow({ where: key(conversationId) });
  const { mode, quotedEntryId, viaInboxId } = outgoingDataOf(entry);
  const { number: conversationNumber } = conversation;
  const inbox = await tx.inbox.findUniqueOrThrow({ where: key(viaInboxId ?? conversation.inboxId) });
  const { id: inboxId, channel } = inbox;
  const author = authorUserId ? await tx.user.findUnique({ where: key(authorUserId) }) : null;
  const { from, ownAddresses } = await channels.of(channel).identityOf(tx, inboxId);
  const quoted = quotedEntryId
    ? await tx.entry.findUnique({ where: key(quotedEntryId), include: WITH_ATTACHMENTS })
    : null;
  const quote = quoted ? quoteOf(quoted, mode, inbox.language) : { html: '', text: '' };
  const message: OutgoingMessage = {
    ...{ entryId, conversationId, inboxId, conversationNumber, from, ...recipientsOf(entry), subject, mode },
    html: (entry.html ?? '') + quote.html,
    text: entry.text + quote.text,
    attachments: [...entry.attachments.map(fileOf), ...(mode === 'forward' ? [] : picturesIn(quote.html, quoted))],
    // A follow-up bears an agent's words; the others nobody wrote.
    kind: entry.kind === 'normal' || entry.kind === 'follow-up' ? 'normal' : 'acknowledgement',
    authorName: author?.name ?? null,
  };
  return { message, channel, ownAddresses };
}

const fileOf = ({ fileKey, name, type, size, isInline, contentId }: rows.Attachment): MessageFile => ({
  ...{ fileKey, name, type, size, isInline, contentId },
});

/** The pictures that quoted html shows; a forward carries copies of all files already. */
function picturesIn(html: string, quoted: EntryRow | null): MessageFile[] {
  const shown = quoted?.attachments.filter(({ contentId }) => contentId && html.includes(`cid:${contentId}`)) ?? [];
  return shown.map(fileOf);
}
