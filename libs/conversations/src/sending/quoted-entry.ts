import { type EntryRow, recipientsOf } from '../timeline-entries.ts';
import type { OutgoingData } from './outgoing-data.ts';
import { type Quote, quoteForForward, quoteForReply } from './quoted-history.ts';

/** What follows a message's own words. */
export function quoteOf(quoted: EntryRow, mode: OutgoingData['mode'], inboxLanguage: string): Quote {
  const { to, cc } = recipientsOf(quoted);
  const message = { ...quoted, to, cc, from: { name: quoted.fromName, address: quoted.fromAddress } };
  return mode === 'forward' ? quoteForForward(message, inboxLanguage) : quoteForReply(message, inboxLanguage);
}
