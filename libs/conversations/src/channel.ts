import type { Address, ConversationSummary, SkillStep } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

export type Channel = ConversationSummary['channel'];

/** A queue, skills and points that the customer chose himself; they go before rules and the inbox's queue. */
export interface Wish {
  queueId: string | null;
  skills: SkillStep[];
  priority: number;
  /** Asked before any other. */
  directedTo?: string | null;
}
/** A stored file that goes out with a message; the key is for `Files`. */
export interface MessageFile {
  fileKey: string;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  isInline: boolean;
  /** Without angle brackets; what the html's `cid:` addresses name. */
  contentId: string | null;
}

/** A message ready to leave: quoted history is in it, own addresses are out of it. */
export interface OutgoingMessage {
  entryId: string;
  conversationId: string;
  inboxId: string;
  conversationNumber: number;
  /** The name shown, and the inbox's address. */
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  html: string;
  text: string;
  attachments: MessageFile[];
  kind: 'normal' | 'acknowledgement';
  mode: 'reply' | 'reply-all' | 'forward' | 'new';
  /** Who wrote it; null for the server's own messages. */
  authorName: string | null;
}

/** `local`: it rests in the local outbox. `retry`: later may work. `failed`: it never will. */
export type DeliveryResult =
  { state: 'sent' } | { state: 'local' } | { state: 'failed'; error: string } | { state: 'retry'; error: string };

/** What conversations ask of a channel; they know no more of it. */
export interface ChannelAdapter {
  channel: Channel;
  /** Both sides are there: an answer leaves at once, quotes nothing, needs no address, and the conversation stays open. */
  isLive?: true;
  /** Called outside any transaction, as the message's tenant. May be called again for the same entry after a crash. */
  deliver(message: OutgoingMessage): Promise<DeliveryResult>;
  /** Who an inbox answers as, and every address that is its own: those never become recipients or participants. */
  identityOf(tx: Tx, inboxId: string): Promise<{ from: Address; ownAddresses: string[] }>;
  /** What the customer of a conversation chose, when it comes to wait again. */
  wishOf?(tx: Tx, conversationId: string): Promise<Wish | null>;
  /** The message as it came over the wire, when it was kept. */
  openRaw?(tx: Tx, entryId: string): Promise<{ fileKey: string; fileName: string } | null>;
}
