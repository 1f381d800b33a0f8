import { Injectable } from '@nestjs/common';
import type { Prisma, rows, Tx } from '@guichet/platform';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import { previewOf } from '../preview.ts';
import { wordsOfMessage } from '../routing/contact-words.query.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';
import { putMessageDocument } from '../search/search-documents.ts';
import { writeEntry } from '../timeline-writer.ts';
import type { IncomingMessage } from './incoming-message.ts';

const HOUR = 3_600_000;

/** Writes what came into the timeline, and lets the conversation answer to it. */
@Injectable()
export class IncomingEntries {
  constructor(
    private readonly status: ConversationStatusService,
    private readonly work: ConversationWork,
  ) {}

  /** The caller holds the conversation's lock. Answers the entry's id. */
  async add(tx: Tx, conversation: rows.Conversation, incoming: IncomingMessage, inbox: rows.Inbox): Promise<string> {
    const change = changeFor(conversation, incoming, inbox);
    const written = await writeEntry(tx, conversation.id, entryOf(incoming), change);
    const { id } = written!.entry;
    const files = incoming.attachments.map((file, position) => ({ ...file, position, entryId: id }));
    if (files.length) await tx.attachment.createMany({ data: files });
    await putMessageDocument(tx, written!.entry, searched(incoming));
    // Robots' messages are shown, but only a person's brings the conversation back to the desk.
    if (incoming.kind !== 'normal') return id;
    if (conversation.status !== 'open') await this.status.apply(tx, conversation, 'customer-wrote');
    const came = { words: wordsOfMessage(incoming), inbox, wish: incoming.wish ?? null };
    await this.work.needsWork(tx, { ...written!.conversation, status: 'open' }, came);
    return id;
  }
}

function changeFor(
  conversation: rows.Conversation,
  { kind, at, text, subject }: IncomingMessage,
  inbox: rows.Inbox,
): Prisma.ConversationUncheckedUpdateManyInput {
  const preview = previewOf(text || subject);
  if (kind !== 'normal') return conversation.sequence === 0 ? { preview } : {};
  const waitingSince = conversation.waitingSince ?? at;
  return {
    preview,
    waitingSince,
    answerDueAt: new Date(waitingSince.getTime() + inbox.promisedHours * HOUR),
    lastMessageAt: at > conversation.lastMessageAt ? at : conversation.lastMessageAt,
  };
}

const entryOf = (incoming: IncomingMessage) => ({
  type: 'message' as const,
  direction: 'in' as const,
  delivery: 'received' as const,
  kind: incoming.kind,
  at: incoming.at,
  externalId: incoming.externalId,
  fromName: incoming.from.name.slice(0, 200),
  fromAddress: incoming.from.address.slice(0, 320),
  recipients: { to: incoming.to, cc: incoming.cc, bcc: [], replyTo: incoming.replyTo ?? [] },
  subject: incoming.subject,
  text: incoming.text,
  quotedText: incoming.quotedText,
  html: incoming.html,
  hasRemoteImages: incoming.hasRemoteImages,
  notices: incoming.notices,
  hasRaw: incoming.hasRaw,
});

const searched = ({ subject, text, from, to, cc, attachments }: IncomingMessage): string[] => [
  subject,
  ...[from, ...to, ...cc].flatMap(({ name, address }) => [name, address]),
  ...attachments.map(({ name }) => name),
  text,
];
