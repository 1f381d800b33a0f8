import { randomUUID } from 'node:crypto';
import type { FrameClock } from '../audio/frame-clock.ts';
import type { Frame } from '../audio/frame.ts';
import type { LegId, RecordingId, StartedRecording } from '../media-anchor.ts';
import { MediaError } from '../media-error.ts';
import { Recording } from './recording.ts';

/** The recordings that are being written. */
export class Recordings {
  readonly #recordings = new Map<RecordingId, Recording>();
  /** Asked for every packet of every leg. */
  readonly #byLeg = new Map<LegId, Recording[]>();
  readonly #clock: FrameClock;

  constructor(clock: FrameClock) {
    this.#clock = clock;
  }

  async start(legs: readonly [LegId, LegId], isWav: boolean, path: string): Promise<StartedRecording> {
    const file = `${path}.${isWav ? 'wav' : 'webm'}`;
    const started = await Recording.start({ legs, isWav, path: file }, this.#clock).catch((error: Error) => {
      throw new MediaError('unavailable', `the recording cannot be written: ${error.message}`);
    });
    const recording = randomUUID();
    this.#recordings.set(recording, started);
    for (const leg of legs) this.#byLeg.set(leg, [...(this.#byLeg.get(leg) ?? []), started]);
    return { recording, file };
  }

  push(leg: LegId, frame: Frame): void {
    for (const recording of this.#byLeg.get(leg) ?? []) recording.push(leg, frame);
  }

  pause(id: RecordingId): void {
    this.#find(id).pause();
  }

  resume(id: RecordingId): void {
    this.#find(id).resume();
  }

  async stop(id: RecordingId): Promise<void> {
    const recording = this.#find(id);
    this.#recordings.delete(id);
    for (const leg of recording.legs) this.#forget(leg, recording);
    await recording.stop().catch((error: Error) => {
      throw new MediaError('unavailable', `the recording could not be finished: ${error.message}`);
    });
  }

  /** Ends those of which no leg is left. */
  async legClosed(leg: LegId, isThere: (leg: LegId) => boolean): Promise<void> {
    const over = [...this.#recordings].filter(([, one]) => one.legs.includes(leg) && !one.legs.some(isThere));
    await Promise.all(over.map(([id]) => this.stop(id)));
  }

  #forget(leg: LegId, recording: Recording): void {
    const left = this.#byLeg.get(leg)?.filter((one) => one !== recording) ?? [];
    if (left.length) this.#byLeg.set(leg, left);
    else this.#byLeg.delete(leg);
  }

  #find(id: RecordingId): Recording {
    const recording = this.#recordings.get(id);
    if (!recording) throw new MediaError('unknown_recording', `no recording ${id}`);
    return recording;
  }
}
