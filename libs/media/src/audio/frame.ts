import type { Law } from './g711.ts';

export type Codec = 'opus' | Law;

export const isLaw = (codec: Codec): codec is Law => codec !== 'opus';

/** Ticks of an RTP timestamp in a second (RFC 7587 section 4.1, RFC 3551 section 4.5). */
export const clockRate = (codec: Codec): number => (isLaw(codec) ? 8_000 : 48_000);

export const FRAME_MS = 20;
export const frameTicks = (codec: Codec): number => (clockRate(codec) * FRAME_MS) / 1_000;

/** A packet of sound on its way through the anchor, numbered by whoever made it. */
export interface Frame {
  readonly codec: Codec;
  readonly payload: Buffer;
  readonly sequence: number;
  readonly timestamp: number;
}

/** Numbers frames that are made here. */
export class FrameSource {
  #sequence = 0;
  #timestamp = 0;

  next(codec: Codec, payload: Buffer): Frame {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + frameTicks(codec)) >>> 0;
    return { codec, payload, sequence: this.#sequence, timestamp: this.#timestamp };
  }
}
