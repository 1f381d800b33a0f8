/// <reference path="../../../../node_modules/@evan/opus/lib.d.ts" />
// The package has its types without naming them.
import { Decoder, Encoder } from '@evan/opus';

/** Rates that Opus codes without resampling (RFC 6716, section 2). */
export type OpusRate = 8_000 | 12_000 | 16_000 | 24_000 | 48_000;

/** One channel of one source; remembers what came before. Throws at what is no packet. */
export function opusDecoder(rate: OpusRate): (packet: Uint8Array) => Int16Array {
  const opus = new Decoder({ channels: 1, sample_rate: rate });
  return (packet) => {
    const bytes = opus.decode(packet);
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  };
}

/** One channel; `application` as libopus calls it. */
export function opusEncoder(rate: OpusRate, application: 'voip' | 'audio'): (samples: Int16Array) => Buffer {
  const opus = new Encoder({ channels: 1, sample_rate: rate, application });
  return (samples) => Buffer.from(opus.encode(samples));
}
