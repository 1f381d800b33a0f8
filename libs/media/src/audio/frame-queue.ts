import type { Frame } from './frame.ts';

/** Frames that wait before sound is taken, so that the next is there when its turn comes. */
const DEPTH = 2;
/** More than these are too late to be heard. */
const LIMIT = 8;

/** How far `later` is after `earlier` in a circle of 65,536 (RFC 3550); negative when before. */
const after = (later: number, earlier: number): number => ((later - earlier + 0x8000) & 0xffff) - 0x8000;

/** Puts one source's frames in order and hands out one each 20 ms. */
export class FrameQueue {
  #frames: Frame[] = [];
  #last: number | null = null;
  #isFilling = true;

  push(frame: Frame): void {
    const isLate =
      this.#last !== null && after(frame.sequence, this.#last) <= 0 && after(frame.sequence, this.#last) > -LIMIT;
    if (isLate || this.#frames.some(({ sequence }) => sequence === frame.sequence)) return;
    const at = this.#frames.findLastIndex(({ sequence }) => after(frame.sequence, sequence) > 0);
    this.#frames.splice(at + 1, 0, frame);
    if (this.#frames.length > LIMIT) this.#frames = this.#frames.slice(-DEPTH);
  }

  /** Null for a frame that is missing. */
  take(): Frame | null {
    if (this.#isFilling && this.#frames.length < DEPTH) return null;
    const frame = this.#frames.shift() ?? null;
    this.#isFilling = frame === null;
    if (frame) this.#last = frame.sequence;
    return frame;
  }
}
