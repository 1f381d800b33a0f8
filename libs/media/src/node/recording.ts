import { type Decoder, decoder } from '../audio/codecs.ts';
import type { FrameClock } from '../audio/frame-clock.ts';
import { FrameQueue } from '../audio/frame-queue.ts';
import { type Frame, isLaw } from '../audio/frame.ts';
import { encodeLaw, toLaw } from '../audio/g711.ts';
import type { LegId } from '../media-anchor.ts';
import { openWav, openWebm, type RecordingFile } from './recording-file.ts';

/** One side of a recording: its frames, in order, in the file's codec. */
class Side {
  readonly queue = new FrameQueue();
  readonly #isWav: boolean;
  /** Only for the side that speaks Opus in a call with a telephone. */
  #decoder: Decoder | null = null;

  constructor(isWav: boolean) {
    this.#isWav = isWav;
  }

  take(): Buffer | null {
    const frame = this.queue.take();
    if (!frame || (!this.#isWav && isLaw(frame.codec))) return null;
    if (!this.#isWav) return frame.payload;
    if (isLaw(frame.codec)) return toLaw(frame.payload, frame.codec, 'pcma');
    this.#decoder ??= decoder('opus', 8_000);
    return encodeLaw(this.#decoder.decode(frame), 'pcma');
  }

  end(): void {
    this.#decoder?.end();
  }
}

/** What two legs say, side by side. */
export class Recording {
  readonly #sides: ReadonlyMap<LegId, Side>;
  readonly #file: RecordingFile;
  readonly #stopClock: () => void;
  #isPaused = false;
  #ending: Promise<void> | null = null;

  static async start(legs: readonly [LegId, LegId], isWav: boolean, path: string, clock: FrameClock): Promise<Recording> {
    return new Recording(legs, isWav, await (isWav ? openWav(path) : openWebm(path)), clock);
  }

  private constructor(legs: readonly [LegId, LegId], isWav: boolean, file: RecordingFile, clock: FrameClock) {
    const [left, right] = [new Side(isWav), new Side(isWav)];
    this.#sides = new Map([
      [legs[0], left],
      [legs[1], right],
    ]);
    this.#file = file;
    this.#stopClock = clock.every(() => {
      // Taken all the same while paused: what is said then is not to be written later.
      const [said, answered] = [left.take(), right.take()];
      file.write(this.#isPaused ? null : said, this.#isPaused ? null : answered);
    });
  }

  push(leg: LegId, frame: Frame): void {
    this.#sides.get(leg)?.queue.push(frame);
  }

  isOf(leg: LegId): boolean {
    return this.#sides.has(leg);
  }

  get legs(): LegId[] {
    return [...this.#sides.keys()];
  }

  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
  }

  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.#stopClock();
    for (const side of this.#sides.values()) side.end();
    await this.#file.close();
  }
}
