import { timingSafeEqual } from 'node:crypto';
import { type SipClock, systemClock } from '../clock.ts';
import type { SipRequest } from '../messages/message.ts';
import { parseSipUri } from '../messages/sip-uri.ts';
import type { Flow } from '../transports/transport.ts';
import { type DigestFields, formatDigest, parseDigest } from './digest-fields.ts';
import { algorithmOf, ALGORITHMS, type DigestAlgorithm, digestResponse } from './digest-response.ts';
import { Nonces } from './nonces.ts';

export interface AuthenticatorOptions {
  realm: string;
  /** Signs nonces; processes that share it accept each other's. */
  secret: string | Buffer;
  /** Undefined: nobody of that name. */
  passwordOf: (username: string) => Promise<string | undefined> | string | undefined;
  nonceLifeMs?: number;
  algorithms?: readonly DigestAlgorithm[];
  clock?: SipClock;
}

/** Either who it is, or the values of WWW-Authenticate to answer 401 with. */
export type Authentication = { username: string } | { challenges: readonly string[] };

const NONCE_LIFE_MS = 60_000;

/** Digest, server's side (RFC 3261 §22, RFC 7616, RFC 8760). Keeps no state, so a nonce may be used again while it lives. */
export class DigestAuthenticator {
  readonly #options: AuthenticatorOptions;
  readonly #nonces: Nonces;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
    this.#nonces = new Nonces(options.secret, options.nonceLifeMs ?? NONCE_LIFE_MS, options.clock ?? systemClock);
  }

  async authenticate(request: SipRequest, flow: Flow): Promise<Authentication> {
    const address = flow.client ?? flow.remote.host;
    const fields = request.headers
      .all('authorization')
      .map(parseDigest)
      .find((credentials) => credentials?.get('realm') === this.#options.realm);
    const nonce = fields?.get('nonce') ?? '';
    const state = this.#nonces.stateOf(nonce, address);
    // A wrong password is never told to be only late.
    if (!fields || state === 'foreign' || !(await this.#isRight(fields, request))) return this.#challenge(address);
    return state === 'fresh' ? { username: fields.get('username')! } : this.#challenge(address, 'true');
  }

  async #isRight(fields: DigestFields, request: SipRequest): Promise<boolean> {
    const algorithm = algorithmOf(fields.get('algorithm'));
    const { algorithms = ALGORITHMS, realm, passwordOf } = this.#options;
    const [username, uri, nc, cnonce] = ['username', 'uri', 'nc', 'cnonce'].map((name) => fields.get(name));
    const isComplete = username !== undefined && uri !== undefined && /^[0-9a-f]{8}$/i.test(nc ?? '') && cnonce;
    if (!algorithm || !algorithms.includes(algorithm) || !isComplete || fields.get('qop') !== 'auth') return false;
    if (!isSameTarget(uri, request.uri)) return false;
    const password = await passwordOf(username);
    const expected = digestResponse({
      ...{ algorithm, username, realm, method: request.method, uri, nonce: fields.get('nonce')! },
      ...{ password: password ?? '', qop: { cnonce, nc: nc! } },
    });
    return isEqual(expected, fields.get('response') ?? '') && password !== undefined;
  }

  /** One for each algorithm, the best first (RFC 8760 §2.4). */
  #challenge(address: string, stale?: string): Authentication {
    const { realm, algorithms = ALGORITHMS } = this.#options;
    const nonce = this.#nonces.give(address);
    return {
      challenges: algorithms.map((algorithm) => formatDigest({ realm, nonce, stale, algorithm, qop: 'auth' }, true)),
    };
  }
}

/** RFC 7616 §3.4.6: credentials are for one target. A proxy between may have changed how it is written. */
function isSameTarget(said: string, requested: string): boolean {
  if (said === requested) return true;
  const [a, b] = [parseSipUri(said), parseSipUri(requested)];
  return a !== undefined && b !== undefined && a.host === b.host && a.user === b.user;
}

/** In time that does not depend on where they differ. */
function isEqual(expected: string, said: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(said.toLowerCase())];
  return a.length === b.length && timingSafeEqual(a, b);
}
