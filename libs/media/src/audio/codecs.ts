import { type Codec, FRAME_MS, type Frame, isLaw } from './frame.ts';
import { decodeLaw, encodeLaw } from './g711.ts';
import { opusDecoder, opusEncoder } from './opus.ts';

/** Samples a second while sound is mixed. Opus codes at either, so that nothing is ever resampled. */
export type MixRate = 8_000 | 48_000;

/** The widest that all of them have. */
export const mixRate = (codecs: readonly Codec[]): MixRate => (codecs.every((codec) => !isLaw(codec)) ? 48_000 : 8_000);

export type Decoder = (frame: Frame) => Int16Array;
export type Encoder = (samples: Int16Array) => Buffer;

/** Of one source; Opus remembers what came before. */
export function decoder(codec: Codec, rate: MixRate): Decoder {
  if (isLaw(codec)) return ({ payload }) => decodeLaw(payload, codec);
  const decode = opusDecoder(rate);
  return ({ payload }) => {
    try {
      return decode(payload);
    } catch {
      // What anybody may send is heard as silence.
      return new Int16Array();
    }
  };
}

export function encoder(codec: Codec, rate: MixRate): Encoder {
  return isLaw(codec) ? (samples) => encodeLaw(samples, codec) : opusEncoder(rate, 'voip');
}

export const frameSamples = (rate: MixRate): number => (rate * FRAME_MS) / 1_000;

/** The sum of what is said at once, never beyond what a sample holds. */
export function sum(parts: readonly Int16Array[], length: number): Int16Array {
  return Int16Array.from({ length }, (_, at) => {
    const total = parts.reduce((value, part) => value + (part[at] ?? 0), 0);
    return Math.max(-32_768, Math.min(32_767, total));
  });
}
