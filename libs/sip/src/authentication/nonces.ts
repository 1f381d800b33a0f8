import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SipClock } from '../clock.ts';

export type NonceState = 'fresh' | 'stale' | 'foreign';

/**
 * Nonces that need no memory: a time and its HMAC (RFC 7616 §3.3 describes the form). Each is bound to the address it
 * was given to, so that who overhears credentials cannot use them from elsewhere.
 */
export class Nonces {
  readonly #secret: string | Buffer;
  readonly #lifeMs: number;
  readonly #clock: SipClock;

  constructor(secret: string | Buffer, lifeMs: number, clock: SipClock) {
    this.#secret = secret;
    this.#lifeMs = lifeMs;
    this.#clock = clock;
  }

  give(address: string): string {
    const head = `${this.#clock.now().toString(36)}.${randomBytes(6).toString('hex')}`;
    return `${head}.${this.#sign(head, address)}`;
  }

  /** `stale`: it was ours, and is too old or was given to another address. */
  stateOf(nonce: string, address: string): NonceState {
    const [time = '', salt = '', signature = '', binding = ''] = nonce.split('.');
    const head = `${time}.${salt}`;
    const [expected, place] = this.#sign(head, address).split('.') as [string, string];
    if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) {
      return 'foreign';
    }
    const age = this.#clock.now() - Number.parseInt(time, 36);
    return age <= this.#lifeMs && binding === place ? 'fresh' : 'stale';
  }

  /** One signature says it is ours, the other for whom. */
  #sign(head: string, address: string): string {
    const hmac = (text: string): string =>
      createHmac('sha256', this.#secret).update(text).digest('base64url').slice(0, 27);
    return `${hmac(head)}.${hmac(`${head} ${address}`)}`;
  }
}
