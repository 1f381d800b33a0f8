import type { FrameClock } from '../audio/frame-clock.ts';
import { type Codec, type Frame, FrameSource } from '../audio/frame.ts';
import type { Sound } from '../audio/sound.ts';
import type { Leg } from './leg.ts';
import { Mixer } from './mixer.ts';

/** What one leg hears: a sound, else one source's packets as they are, else a mix. */
export class Ear {
  readonly #leg: Leg;
  readonly #clock: FrameClock;
  #sources: ReadonlyMap<string, Leg> = new Map();
  #mixer: Mixer | null = null;
  #mixed = '';
  #stopMixing: () => void = () => undefined;
  #stopSound: (() => void) | null = null;

  constructor(leg: Leg, clock: FrameClock) {
    this.#leg = leg;
    this.#clock = clock;
  }

  hear(sources: ReadonlyMap<string, Leg>): void {
    this.#sources = sources;
    this.#endMix();
  }

  get sources(): Iterable<string> {
    return this.#sources.keys();
  }

  /** Of a source that this leg hears. */
  push(source: string, speaker: Leg, frame: Frame): void {
    if (this.#stopSound) return;
    const { codec } = this.#leg;
    if (codec === null) return;
    if (this.#sources.size === 1 && frame.codec === codec) return this.#leg.send(speaker, frame);
    this.#mix(codec).push(source, frame);
  }

  play(sound: Sound, codec: Codec, isRepeated: boolean, ended: () => void): void {
    this.stopPlaying();
    const numbers = new FrameSource();
    let at = 0;
    this.#stopSound = this.#clock.every(() => {
      if (at === sound.length && !isRepeated) {
        this.stopPlaying();
        return ended();
      }
      this.#leg.send(numbers, numbers.next(codec, sound[at % sound.length]!));
      at = isRepeated ? (at + 1) % sound.length : at + 1;
    });
  }

  stopPlaying(): void {
    this.#stopSound?.();
    this.#stopSound = null;
  }

  close(): void {
    this.stopPlaying();
    this.#sources = new Map();
    this.#endMix();
  }

  /** Made when the first frame needs it, and anew when somebody's codec has changed. */
  #mix(codec: Codec): Mixer {
    const spoken = [...this.#sources].flatMap(([id, leg]): [string, Codec][] => (leg.codec ? [[id, leg.codec]] : []));
    const wanted = JSON.stringify([codec, spoken]);
    if (this.#mixer && wanted === this.#mixed) return this.#mixer;
    this.#endMix();
    const mixer = new Mixer(codec, new Map(spoken));
    this.#mixer = mixer;
    this.#mixed = wanted;
    this.#stopMixing = this.#clock.every(() => {
      if (!this.#stopSound) this.#leg.send(mixer, mixer.take());
    });
    return mixer;
  }

  #endMix(): void {
    this.#stopMixing();
    this.#mixer = null;
  }
}
