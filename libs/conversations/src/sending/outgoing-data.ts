import type { ConversationStatus, Locale } from '@guichet/contracts';
import type { rows } from '@guichet/platform';
import type { OutgoingMessage } from '../channel.ts';

/** What an outgoing entry keeps in `data`: how it is put together when it leaves, and what taking it back restores. */
export interface OutgoingData {
  mode: OutgoingMessage['mode'];
  /** The message it answers or forwards; its text follows when the message leaves. */
  quotedEntryId: string | null;
  /** The inbox it leaves by, when that is not the conversation's. */
  viaInboxId?: string;
  before?: Before;
  /** It asks the customer, in this language, whether his request was settled. The link stands in what leaves alone: at the desk anybody could answer by it. */
  asksSettled?: Locale;
}

/** The conversation as it was before the message. Times as ISO text, since it is stored as JSON. */
export interface Before {
  status: ConversationStatus;
  snoozedUntil: string | null;
  waitingSince: string | null;
  answerDueAt: string | null;
  isFirstAnswer: boolean;
  preview: string;
  lastMessageAt: string;
  /** The status that came with the message: restored only while it still holds. */
  statusAfter: ConversationStatus;
}

export const beforeSending = (conversation: rows.Conversation, statusAfter: ConversationStatus): Before => ({
  status: conversation.status,
  snoozedUntil: conversation.snoozedUntil?.toISOString() ?? null,
  waitingSince: conversation.waitingSince?.toISOString() ?? null,
  answerDueAt: conversation.answerDueAt?.toISOString() ?? null,
  isFirstAnswer: conversation.firstAnsweredAt === null,
  preview: conversation.preview,
  lastMessageAt: conversation.lastMessageAt.toISOString(),
  statusAfter,
});

export const outgoingDataOf = (entry: Pick<rows.Entry, 'data'>): OutgoingData =>
  (entry.data as unknown as OutgoingData | null) ?? { mode: 'reply', quotedEntryId: null };
