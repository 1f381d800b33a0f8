import { toBase32, fromBase32 } from './base32.ts';
import type { Signer } from './reply-address.ts';

const PURPOSE = 'message-id';
const BYTES = 16;
/** Longer ones (senders' own) are cut before they are kept or compared: an index row holds 2,700 bytes at most. */
const MAX_LENGTH = 500;
const OWN = /^([0-9a-f]{32})\.([a-z2-7]{26})@/i;

const signed = (tenantId: string, entryId: string): string => `${tenantId}:${entryId.replaceAll('-', '')}`;

/** Our Message-ID of an entry, without angle brackets. The same at every try, so a mail sent again is the same mail. */
export function ownMessageId(signer: Signer, tenantId: string, entryId: string, domain: string): string {
  const signature = toBase32(signer.sign(PURPOSE, signed(tenantId, entryId), BYTES));
  return `${entryId.replaceAll('-', '')}.${signature}@${domain}`;
}

/** The entry behind a Message-ID that this tenant signed, or null. Headers can be forged, this cannot. */
export function readOwnMessageId(signer: Signer, tenantId: string, messageId: string): string | null {
  const [, hex, text] = OWN.exec(messageId) ?? [];
  const signature = text === undefined ? null : fromBase32(text);
  if (hex === undefined || !signature) return null;
  const entryId = hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return signer.isSigned(PURPOSE, signed(tenantId, entryId), signature, BYTES) ? entryId : null;
}

export const storedMessageId = (messageId: string): string => messageId.slice(0, MAX_LENGTH);
