import { DomainError } from './domain-error.ts';
import type { Secrets } from './secrets.ts';

/** What is signed for what, with how many bytes of signature. */
export interface TokenKind {
  purpose: string;
  /** Of what it says. */
  length: number;
  signature: number;
}

/** Bytes and our signature, as one word of an address. */
export function signedToken(secrets: Secrets, { purpose, signature }: TokenKind, body: Buffer): string {
  return Buffer.concat([body, secrets.sign(purpose, body.toString('hex'), signature)]).toString('base64url');
}

/** What a token says; throws `not_found` for what we did not sign. */
export function readSignedToken(secrets: Secrets, { purpose, length, signature }: TokenKind, token: string): Buffer {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(0, length);
  const isOurs =
    bytes.length === length + signature &&
    secrets.isSigned(purpose, body.toString('hex'), bytes.subarray(length), signature);
  if (!isOurs) throw new DomainError('not_found');
  return body;
}

/** An id in 16 bytes, and back. */
export const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
export const idOfBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
