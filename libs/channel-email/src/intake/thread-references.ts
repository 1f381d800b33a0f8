import type { HeaderBlock } from './mime/header-block.ts';
import { readMessageIds, readOwnMessageId } from './mime/message-ids.ts';

/** The ids by which a mail says where it belongs. They are the sender's claims and prove nothing. */
export interface ThreadReferences {
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
}

/** Reads Message-ID, In-Reply-To and References (RFC 5322 section 3.6.4). Outlook's Thread-Index is not used: it is forgeable too. */
export function threadReferences(headers: HeaderBlock): ThreadReferences {
  return {
    messageId: readOwnMessageId(headers),
    inReplyTo: readMessageIds(headers.all('in-reply-to').join(' ')),
    references: readMessageIds(headers.all('references').join(' ')),
  };
}
