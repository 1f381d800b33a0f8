import { type Decoder, decoder } from '../audio/codecs.ts';
import type { FrameClock } from '../audio/frame-clock.ts';
import { FRAME_MS, type Frame, isLaw } from '../audio/frame.ts';
import { encodeLaw, toLaw } from '../audio/g711.ts';
import type { LegId } from '../media-anchor.ts';
import { LAG_SLOTS, RecordedSide } from './recorded-side.ts';
import { openWav, openWebm, type RecordingFile } from './recording-file.ts';

export interface RecordingPlan {
  readonly legs: readonly [left: LegId, right: LegId];
  readonly isWav: boolean;
  readonly path: string;
}

/** What two legs say, side by side. Written a second late, so that what comes late has its place still. */
export class Recording {
  readonly #plan: RecordingPlan;
  readonly #sides = [new RecordedSide(), new RecordedSide()] as const;
  readonly #file: RecordingFile;
  readonly #startedAt = performance.now();
  readonly #stopClock: () => void;
  /** For a side that speaks Opus in a call with a telephone. */
  readonly #decoders = new Map<RecordedSide, Decoder>();
  #written = 0;
  #isPaused = false;
  #ending: Promise<void> | null = null;

  static async start(plan: RecordingPlan, clock: FrameClock): Promise<Recording> {
    return new Recording(plan, await (plan.isWav ? openWav : openWebm)(plan.path), clock);
  }

  private constructor(plan: RecordingPlan, file: RecordingFile, clock: FrameClock) {
    this.#plan = plan;
    this.#file = file;
    this.#stopClock = clock.every(() => this.#writeUntil(this.#now() - LAG_SLOTS));
  }

  get legs(): readonly LegId[] {
    return this.#plan.legs;
  }

  push(leg: LegId, frame: Frame): void {
    const side = this.#sides[this.#plan.legs.indexOf(leg)];
    if (side && !this.#isPaused) side.put(frame, this.#now());
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    for (const side of this.#sides) side.refuseBefore(this.#now());
  }

  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  #now(): number {
    return Math.floor((performance.now() - this.#startedAt) / FRAME_MS);
  }

  #writeUntil(slot: number): void {
    const [left, right] = this.#sides;
    for (; this.#written < slot; this.#written++) this.#file.write(this.#payload(left), this.#payload(right));
  }

  /** In the file's codec. */
  #payload(side: RecordedSide): Buffer | null {
    const frame = side.take(this.#written);
    if (!frame || (!this.#plan.isWav && isLaw(frame.codec))) return null;
    if (!this.#plan.isWav) return frame.payload;
    if (isLaw(frame.codec)) return toLaw(frame.payload, frame.codec, 'pcma');
    const decoding = this.#decoders.get(side) ?? decoder('opus', 8_000);
    this.#decoders.set(side, decoding);
    return encodeLaw(decoding(frame), 'pcma');
  }

  async #end(): Promise<void> {
    this.#stopClock();
    this.#writeUntil(this.#now());
    await this.#file.close();
  }
}
