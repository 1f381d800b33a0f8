import type { SipClock } from '../clock.ts';

export interface Rate {
  perSecond: number;
  /** How many may come at once. */
  burst: number;
}

/** Sources that are kept in mind; beyond it those that have been quiet are forgotten. */
const MAX_SOURCES = 10_000;

/** A token bucket for each source. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #clock: SipClock;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(rate: Rate, clock: SipClock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Whether one more may come from there now. */
  take(source: string): boolean {
    const now = this.#clock.now();
    const bucket = this.#buckets.get(source) ?? this.#open(source, now);
    bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * this.#rate.perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  forget(source: string): void {
    this.#buckets.delete(source);
  }

  #open(source: string, now: number): { tokens: number; at: number } {
    if (this.#buckets.size >= MAX_SOURCES) this.#dropFull(now);
    const bucket = { tokens: this.#rate.burst, at: now };
    this.#buckets.set(source, bucket);
    return bucket;
  }

  /** Those that would be full by now are as good as new; if all are busy, the oldest goes. */
  #dropFull(now: number): void {
    const refill = (this.#rate.burst / this.#rate.perSecond) * 1000;
    for (const [source, { at }] of this.#buckets) {
      if (now - at >= refill) this.#buckets.delete(source);
    }
    if (this.#buckets.size < MAX_SOURCES) return;
    const [oldest] = this.#buckets.keys();
    this.#buckets.delete(oldest!);
  }
}
