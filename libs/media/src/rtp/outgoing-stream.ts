import { type Codec, type Frame, FRAME_MS, frameTicks } from '../audio/frame.ts';

export interface Numbers {
  readonly sequence: number;
  readonly timestamp: number;
  /** First of a talk-spurt: the other side's buffer may adjust itself here. */
  readonly isFirst: boolean;
}

/** A source that is so far ahead or behind has begun anew (RFC 3550, appendix A.1). */
const [MOST_AHEAD, MOST_BEHIND] = [3_000, 100];

/**
 * One unbroken RTP stream towards a leg, whatever it hears one after another: each source's own numbers are moved, so that
 * what is lost or out of order on its way in stays so on the way out.
 */
export class OutgoingStream {
  #sequence: number;
  #timestamp: number;
  #sentAt = performance.now();
  #source: object | null = null;
  #sequenceOffset = 0;
  #timestampOffset = 0;

  constructor(sequence = Math.floor(Math.random() * 0x8000), timestamp = Math.floor(Math.random() * 0x7fff_ffff)) {
    this.#sequence = sequence;
    this.#timestamp = timestamp;
  }

  number(source: object, frame: Frame): Numbers {
    const isFirst = source !== this.#source || this.#isFar(frame);
    if (isFirst) this.#follow(source, frame);
    const sequence = (frame.sequence + this.#sequenceOffset) & 0xffff;
    const timestamp = (frame.timestamp + this.#timestampOffset) >>> 0;
    // What comes late takes nothing back: the next source goes on behind the highest number.
    if (this.#ahead(sequence) < 0x8000) {
      this.#sequence = sequence;
      this.#timestamp = timestamp;
      this.#sentAt = performance.now();
    }
    return { sequence, timestamp, isFirst };
  }

  /** A number for a packet of another kind between frames. */
  between(): number {
    this.#sequenceOffset = (this.#sequenceOffset + 1) & 0xffff;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    return this.#sequence;
  }

  /** What the clock of the stream says now. */
  now(codec: Codec): number {
    const frames = Math.max(1, Math.round((performance.now() - this.#sentAt) / FRAME_MS));
    return (this.#timestamp + frames * frameTicks(codec)) >>> 0;
  }

  #isFar(frame: Frame): boolean {
    const ahead = this.#ahead(frame.sequence + this.#sequenceOffset);
    return ahead > MOST_AHEAD && ahead < 0x1_0000 - MOST_BEHIND;
  }

  #ahead(sequence: number): number {
    return (sequence - this.#sequence) & 0xffff;
  }

  #follow(source: object, frame: Frame): void {
    this.#source = source;
    this.#sequenceOffset = (this.#sequence + 1 - frame.sequence) & 0xffff;
    this.#timestampOffset = (this.now(frame.codec) - frame.timestamp) >>> 0;
  }
}
