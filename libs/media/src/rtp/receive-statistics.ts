/** What RFC 3550 wants known of a stream that comes in (appendix A.3 and A.8). */
export class ReceiveStatistics {
  packets = 0;
  ssrc = 0;
  #first = 0;
  #highest = 0;
  #cycles = 0;
  #jitter = 0;
  #transit: number | null = null;
  readonly #ticksPerMs: number;

  constructor(clockRate: number) {
    this.#ticksPerMs = clockRate / 1_000;
  }

  add(ssrc: number, sequence: number, timestamp: number): void {
    if (this.packets === 0 || ssrc !== this.ssrc) this.#begin(ssrc, sequence);
    this.packets += 1;
    const ahead = (sequence - this.#highest) & 0xffff;
    if (ahead > 0 && ahead < 0x8000) {
      if (sequence < this.#highest) this.#cycles += 0x1_0000;
      this.#highest = sequence;
    }
    const transit = (performance.now() * this.#ticksPerMs - timestamp) | 0;
    if (this.#transit !== null) this.#jitter += (Math.abs((transit - this.#transit) | 0) - this.#jitter) / 16;
    this.#transit = transit;
  }

  /** Extended by the rounds the number has made. */
  get highestSequence(): number {
    return this.#cycles + this.#highest;
  }

  get lost(): number {
    return this.packets === 0 ? 0 : Math.max(0, this.highestSequence - this.#first + 1 - this.packets);
  }

  get jitterTicks(): number {
    return Math.round(this.#jitter);
  }

  get jitterMs(): number {
    return Math.round(this.#jitter / this.#ticksPerMs);
  }

  #begin(ssrc: number, sequence: number): void {
    Object.assign(this, { ssrc, packets: 0 });
    this.#first = sequence;
    this.#highest = sequence;
    this.#cycles = 0;
    this.#transit = null;
  }
}
