export interface PaceLimits {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** How often one may do what others pay for: so many at once, and so many a second from then on. */
export class Pace {
  readonly #limits: PaceLimits;
  #left: number;
  #at = performance.now();

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#left = limits.atOnce;
  }

  /** Whether this one counts. */
  takes(now = performance.now()): boolean {
    const { atOnce, perSecond } = this.#limits;
    this.#left = Math.min(atOnce, this.#left + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
