import type { EntryRow } from '../timeline-entries.ts';

/** A message of a live dialogue, with the sequence of the message before it: whoever lacks that one lacks something. */
export type LiveEntry = EntryRow & { previous: number };

/** What a message of a live dialogue says; all else of an entry is empty. */
export interface LiveWords {
  id: string;
  conversationId: string;
  at: Date;
  direction: 'in' | 'out';
  authorUserId: string | null;
  fromName: string;
  fromAddress: string;
  text: string;
  html: string | null;
  notices: { kind: string; detail: string | null }[];
  clientId: string | null;
  externalId: string | null;
}

/** As it stands in the timeline, without reading it again. */
export const asEntry = (words: LiveWords, tenantId: string, sequence: number, previous: number): LiveEntry => ({
  ...words,
  ...{ tenantId, sequence, previous, type: 'message', kind: 'normal', recipients: {}, subject: '', quotedText: '' },
  ...{ hasRemoteImages: false, heldUntil: null, deliveryError: null, hasRaw: false, mentionedUserIds: [] },
  delivery: words.direction === 'in' ? 'received' : 'sent',
  ...{ event: null, data: null, attachments: [] },
});
