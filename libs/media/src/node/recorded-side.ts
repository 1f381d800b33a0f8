import { type Frame, frameTicks } from '../audio/frame.ts';

/** Farther from its time than this, a frame belongs to a stream that has begun anew. */
export const LAG_SLOTS = 50;

/** One side of a recording, in slots of 20 ms: a frame has its place by when it was spoken, not by when it came. */
export class RecordedSide {
  readonly #frames = new Map<number, Frame>();
  #origin: { readonly slot: number; readonly timestamp: number } | null = null;
  #notBefore = 0;

  put(frame: Frame, now: number): void {
    const at = this.#slotOf(frame);
    if (at === null || Math.abs(at - now) > LAG_SLOTS) this.#origin = { slot: now, timestamp: frame.timestamp };
    const slot = this.#slotOf(frame) ?? now;
    if (slot >= this.#notBefore) this.#frames.set(slot, frame);
  }

  /** What was said before this slot and is still to come is not wanted. */
  refuseBefore(slot: number): void {
    this.#notBefore = slot;
  }

  take(slot: number): Frame | null {
    const frame = this.#frames.get(slot) ?? null;
    this.#frames.delete(slot);
    return frame;
  }

  #slotOf({ codec, timestamp }: Frame): number | null {
    if (!this.#origin) return null;
    return this.#origin.slot + Math.round(((timestamp - this.#origin.timestamp) | 0) / frameTicks(codec));
  }
}
