import { randomInt } from 'node:crypto';
import type { Secrets } from '@guichet/platform';

const PURPOSE = 'callback-code';
const BYTES = 16;
interface Code {
  visitorId: string;
  code: string;
}

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
const textOf = ({ visitorId, code }: Code): string => `${visitorId}:${code}`;

/** Keyed: whoever reads the table cannot try all the million. */
export const hashOf = (secrets: Secrets, code: Code): string =>
  secrets.sign(PURPOSE, textOf(code), BYTES).toString('base64url');
export const isCode = (secrets: Secrets, { hash, ...code }: Code & { hash: string }): boolean =>
  secrets.isSigned(PURPOSE, textOf(code), Buffer.from(hash, 'base64url'), BYTES);
