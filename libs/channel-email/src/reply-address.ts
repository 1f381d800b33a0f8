import type { Secrets } from '@guichet/platform';
import { fromBase32, toBase32 } from './base32.ts';

/** What signing needs of the platform; pure given a secret. */
export type Signer = Pick<Secrets, 'sign' | 'isSigned'>;

const PURPOSE = 'reply-address';
/** 128 bit: nobody guesses his way into a conversation (CVE-2024-49193). */
const BYTES = 16;
/** RFC 5321 section 4.5.3.1.1. */
const MAX_LOCAL_PART = 64;
const TOKEN = /^([0-9a-z]{1,7})-([a-z2-7]{26})$/i;

const signed = (tenantId: string, number: number): string => `${tenantId}:${number}`;

/** `<number in base 36>-<signature in base 32>`: names a conversation and cannot be made up. */
export function replyToken(signer: Signer, tenantId: string, number: number): string {
  const signature = signer.sign(PURPOSE, signed(tenantId, number), BYTES);
  return `${number.toString(36)}-${toBase32(signature)}`;
}

/** The conversation's number in an address that this installation signed for this tenant, or null. */
export function readReplyAddress(signer: Signer, tenantId: string, address: string): number | null {
  const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
  const [, digits, text] = TOKEN.exec(local.slice(local.lastIndexOf('+') + 1)) ?? [];
  const signature = text === undefined ? null : fromBase32(text);
  if (digits === undefined || !signature || !local.includes('+')) return null;
  const number = Number.parseInt(digits, 36);
  return signer.isSigned(PURPOSE, signed(tenantId, number), signature, BYTES) ? number : null;
}

/** `local+token@domain`; the plain address when the local part would be too long. */
export function plusAddress(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  const local = `${address.slice(0, at)}+${token}`;
  return local.length > MAX_LOCAL_PART ? address : local + address.slice(at);
}
