import type { Address } from '@guichet/contracts';
import type { Channel, MessageFile, Wish } from '../channel.ts';

/** A message as a channel hands it in: parsed, sanitised, its files stored. */
export interface IncomingMessage {
  /** The channel's own id, unique per tenant: the same one again is the same message. */
  externalId: string;
  /** The conversation it answers to, as the channel matched it; null opens a new one. */
  conversationId: string | null;
  channel: Channel;
  inboxId: string;
  at: Date;
  subject: string;
  kind: 'normal' | 'bounce' | 'auto-reply' | 'list' | 'complaint';
  from: Address;
  to: Address[];
  cc: Address[];
  /** Where the sender wants answers; empty or absent: to `from`. */
  replyTo?: Address[];
  /** Plain text without quotes and signature. */
  text: string;
  quotedText: string;
  html: string | null;
  hasRemoteImages: boolean;
  /** ISO 639-1. */
  language: string | null;
  notices: { kind: string; detail: string | null }[];
  attachments: MessageFile[];
  /** Who it is, when the channel knows better than the address; absent: whoever the address belongs to. */
  customerId?: string;
  /** Where the sender asked to be, for a message that opens a conversation. */
  wish?: Wish;
  /** The raw message can be asked of the channel's `openRaw`. */
  hasRaw: boolean;
}

export interface Received {
  conversationId: string;
  entryId: string;
  isNewConversation: boolean;
  /** It had been taken in before: the ids are the first's, and nothing happened. */
  isDuplicate: boolean;
}

export interface Bounce {
  /** The outgoing entry that came back. */
  entryId: string;
  address: string;
  reason: string;
  isPermanent: boolean;
}
