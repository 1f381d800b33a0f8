import { createHash } from 'node:crypto';

/** RFC 8760 §2.3: SHA-256 first; MD5 is for those who know nothing else. */
export const ALGORITHMS = ['SHA-256', 'MD5'] as const;
export type DigestAlgorithm = (typeof ALGORITHMS)[number];

/** A missing algorithm means MD5 (RFC 7616 §3.3). */
export function algorithmOf(name: string | undefined): DigestAlgorithm | undefined {
  return ALGORITHMS.find((algorithm) => algorithm === (name ?? 'MD5').toUpperCase());
}

export interface DigestInput {
  algorithm: DigestAlgorithm;
  username: string;
  realm: string;
  password: string;
  method: string;
  uri: string;
  nonce: string;
  /** Absent for challenges of RFC 2069, which trunks still send. */
  qop: { cnonce: string; nc: string } | undefined;
}

/** RFC 7616 §3.4.1, with qop `auth`. */
export function digestResponse(input: DigestInput): string {
  const { algorithm, username, realm, password, method, uri, nonce, qop } = input;
  const hash = (text: string): string =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const who = hash(`${username}:${realm}:${password}`);
  const what = hash(`${method}:${uri}`);
  return hash(qop ? `${who}:${nonce}:${qop.nc}:${qop.cnonce}:auth:${what}` : `${who}:${nonce}:${what}`);
}
