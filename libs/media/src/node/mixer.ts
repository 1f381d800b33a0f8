import { type Codec, type Frame, FrameSource } from '../audio/frame.ts';
import { FrameQueue } from '../audio/frame-queue.ts';
import {
  type Decoder,
  decoder,
  encoder,
  type Encoder,
  frameSamples,
  mixRate,
  type MixRate,
  sum,
} from '../audio/codecs.ts';

interface Input {
  readonly queue: FrameQueue;
  readonly decode: Decoder;
}

/** What one leg hears when it hears several at once, or one in another codec: decoded, added, coded once. */
export class Mixer {
  readonly #codec: Codec;
  readonly #rate: MixRate;
  readonly #encode: Encoder;
  readonly #inputs = new Map<string, Input>();
  readonly #numbers = new FrameSource();

  constructor(codec: Codec, sources: ReadonlyMap<string, Codec>) {
    this.#codec = codec;
    this.#rate = mixRate([codec, ...sources.values()]);
    this.#encode = encoder(codec, this.#rate);
    for (const [source, spoken] of sources) {
      this.#inputs.set(source, { queue: new FrameQueue(), decode: decoder(spoken, this.#rate) });
    }
  }

  push(source: string, frame: Frame): void {
    this.#inputs.get(source)?.queue.push(frame);
  }

  /** 20 ms of all of them. */
  take(): Frame {
    const parts = [...this.#inputs.values()].flatMap(({ queue, decode }) => {
      const frame = queue.take();
      return frame ? [decode(frame)] : [];
    });
    return this.#numbers.next(this.#codec, this.#encode(sum(parts, frameSamples(this.#rate))));
  }
}
