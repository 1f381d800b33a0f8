import { Injectable } from '@nestjs/common';
import type { rows, Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { ConversationStatusService } from '../actions/conversation-status.service.ts';
import { previewOf } from '../preview.ts';
import { wordsOfMessage } from '../routing/contact-words.query.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';
import { putMessageDocument } from '../search/search-documents.ts';
import { type ConversationChange, writeEntry } from '../timeline-writer.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { NewConversations, type Opening } from './new-conversations.service.ts';

const HOUR = 3_600_000;

interface Place extends Pick<Opening, 'inbox' | 'person'> {
  /** The conversation it belongs to, whose lock the caller holds; null opens a new one. */
  matched: rows.Conversation | null;
}
interface Added {
  conversation: rows.Conversation;
  entryId: string;
  isNewCustomer: boolean;
}

/** Writes what came into the timeline, and lets the conversation answer to it. */
@Injectable()
export class IncomingEntries {
  constructor(
    private readonly newConversations: NewConversations,
    private readonly status: ConversationStatusService,
    private readonly work: ConversationWork,
  ) {}

  async add(tx: Tx, incoming: IncomingMessage, place: Place): Promise<{ conversationId: string; entryId: string }> {
    const { inbox, matched } = place;
    const { conversation, entryId, isNewCustomer } = await this.write(tx, incoming, place);
    const written = { entryId, conversationId: conversation.id };
    const files = incoming.attachments.map((file, position) => ({ ...file, position, entryId }));
    if (files.length) await tx.attachment.createMany({ data: files });
    await putMessageDocument(tx, { id: entryId, conversationId: conversation.id }, searched(incoming));
    // Robots' messages are shown, but only a person's brings the conversation back to the desk.
    if (incoming.kind !== 'normal') return written;
    if (matched && matched.status !== 'open') await this.status.apply(tx, matched, 'customer-wrote');
    const came = { words: wordsOfMessage(incoming), inbox, isNewCustomer, wish: incoming.wish ?? null };
    await this.work.needsWork(tx, { ...conversation, status: 'open' }, came);
    return written;
  }

  private async write(tx: Tx, incoming: IncomingMessage, { inbox, matched, person }: Place): Promise<Added> {
    const [entry, change] = [entryOf(incoming), changeFor(matched, incoming, inbox)];
    if (matched) {
      const written = await writeEntry(tx, matched.id, entry, change);
      return { conversation: written!.conversation, entryId: written!.entry.id, isNewCustomer: false };
    }
    const first = { id: uuid(), entry, change };
    const { subject, at, customerId } = incoming;
    const opening = { inbox, subject, at, person, first, ...(customerId ? { customerId } : {}) };
    return { ...(await this.newConversations.open(tx, opening)), entryId: first.id };
  }
}

function changeFor(
  matched: rows.Conversation | null,
  { kind, at, text, subject }: IncomingMessage,
  inbox: rows.Inbox,
): ConversationChange {
  const preview = previewOf(text || subject);
  if (kind !== 'normal') return matched && matched.sequence > 0 ? {} : { preview };
  const waitingSince = matched?.waitingSince ?? at;
  return {
    preview,
    waitingSince,
    // Of a wait that runs already the promise is known, by a policy it may be.
    answerDueAt:
      (matched?.waitingSince && matched.answerDueAt) ?? new Date(waitingSince.getTime() + inbox.promisedHours * HOUR),
    lastMessageAt: matched && matched.lastMessageAt > at ? matched.lastMessageAt : at,
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
