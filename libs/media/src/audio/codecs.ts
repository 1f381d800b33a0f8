import OpusScript from 'opusscript';
import { type Codec, FRAME_MS, type Frame, isLaw } from './frame.ts';
import { decodeLaw, encodeLaw } from './g711.ts';

/** Samples a second while sound is mixed. Opus codes at either, so that nothing is ever resampled. */
export type MixRate = 8_000 | 48_000;

/** The widest that all of them have. */
export const mixRate = (codecs: readonly Codec[]): MixRate => (codecs.every((codec) => !isLaw(codec)) ? 48_000 : 8_000);

export interface Decoder {
  decode(frame: Frame): Int16Array;
  end(): void;
}

export interface Encoder {
  encode(samples: Int16Array): Buffer;
  end(): void;
}

const opus = (rate: MixRate): OpusScript => new OpusScript(rate, 1, OpusScript.Application.VOIP);

/** Of one source; Opus remembers what came before. */
export function decoder(codec: Codec, rate: MixRate): Decoder {
  if (isLaw(codec)) return { decode: ({ payload }) => decodeLaw(payload, codec), end: () => undefined };
  const script = opus(rate);
  return {
    decode: ({ payload }) => {
      try {
        const bytes = script.decode(payload);
        return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
      } catch {
        // What anybody may send is heard as silence.
        return new Int16Array();
      }
    },
    end: () => script.delete(),
  };
}

export function encoder(codec: Codec, rate: MixRate): Encoder {
  if (isLaw(codec)) return { encode: (samples) => encodeLaw(samples, codec), end: () => undefined };
  const script = opus(rate);
  return {
    encode: (samples) =>
      script.encode(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength), samples.length),
    end: () => script.delete(),
  };
}

export const frameSamples = (rate: MixRate): number => (rate * FRAME_MS) / 1_000;

/** The sum of what is said at once, never beyond what a sample holds. */
export function sum(parts: readonly Int16Array[], length: number): Int16Array {
  return Int16Array.from({ length }, (_, at) => {
    const total = parts.reduce((value, part) => value + (part[at] ?? 0), 0);
    return Math.max(-32_768, Math.min(32_767, total));
  });
}
