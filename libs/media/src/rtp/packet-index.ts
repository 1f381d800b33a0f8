const ROUND = 0x1_0000;
/** Packets that may come after one with a higher number. */
const WINDOW = 64n;
const MASK = (1n << WINDOW) - 1n;

/** How often the numbers of one stream have gone round, and which of the last have been seen (RFC 3711, 3.3.1 and 3.3.2). */
export class PacketIndex {
  #highest = -1;
  /** Bit n: the packet that is n below the highest. */
  #seen = 0n;

  /** The number with the rounds before it; nothing is kept yet, since the packet may be forged. */
  of(sequence: number): number {
    if (this.#highest < 0) return sequence;
    const rounds = Math.floor(this.#highest / ROUND);
    const near = this.#highest % ROUND;
    const round = near < 0x8000 ? (sequence - near > 0x8000 ? -1 : 0) : near - 0x8000 > sequence ? 1 : 0;
    return (rounds + round) * ROUND + sequence;
  }

  /** Whether it came before, or is too late to know. */
  isOld(index: number): boolean {
    if (index > this.#highest) return false;
    const behind = BigInt(this.#highest - index);
    return index < 0 || behind >= WINDOW || ((this.#seen >> behind) & 1n) === 1n;
  }

  keep(index: number): void {
    if (index <= this.#highest) {
      this.#seen |= 1n << BigInt(this.#highest - index);
      return;
    }
    const ahead = this.#highest < 0 ? WINDOW : BigInt(index - this.#highest);
    this.#seen = ((ahead >= WINDOW ? 0n : this.#seen << ahead) | 1n) & MASK;
    this.#highest = index;
  }
}
