import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { rows } from '@guichet/platform';

/** RFC 5321 ends at 254; what is longer is nobody's address, but must still fit into an index. */
const LONGEST = 320;

/** The form under which someone is recognised: addresses in lower case, phone numbers as digits (E.164). */
export function normaliseIdentity(kind: rows.IdentityKind, value: string): string {
  const clean = value.normalize('NFC').replace(/[\p{C}\s]+/gu, '');
  const normal = kind === 'email' ? normaliseAddress(clean) : kind === 'phone' ? clean.replace(/[^+\d]/g, '') : clean;
  if (normal.length <= LONGEST) return normal;
  return `${normal.slice(0, 200)}~${createHash('sha256').update(normal).digest('hex')}`;
}

function normaliseAddress(text: string): string {
  const address = text.replace(/^<+|>+$/g, '').toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const domain = address.slice(at + 1).replace(/\.$/, '');
  // Internationalised domains come in either spelling.
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
