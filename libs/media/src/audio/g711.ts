// ITU-T G.711, by tables: a byte to a sample, a sample to a byte, and one law to the other.

const MULAW_BIAS = 0x84;

function fromMulaw(byte: number): number {
  const bits = ~byte & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + MULAW_BIAS) << ((bits & 0x70) >> 4);
  return bits & 0x80 ? MULAW_BIAS - magnitude : magnitude - MULAW_BIAS;
}

function fromAlaw(byte: number): number {
  const bits = byte ^ 0x55;
  const segment = (bits & 0x70) >> 4;
  const mantissa = ((bits & 0x0f) << 4) + (segment === 0 ? 8 : 0x108);
  const magnitude = segment > 1 ? mantissa << (segment - 1) : mantissa;
  return bits & 0x80 ? magnitude : -magnitude;
}

function toMulaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), 32_635) + MULAW_BIAS;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function toAlaw(sample: number): number {
  const magnitude = Math.min(sample < 0 ? -sample - 1 : sample, 32_767);
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = exponent === 0 ? magnitude >> 4 : (magnitude >> (exponent + 3)) & 0x0f;
  return ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
}

export type Law = 'pcma' | 'pcmu';

const SAMPLES: Record<Law, Int16Array> = {
  pcma: Int16Array.from({ length: 256 }, (_, byte) => fromAlaw(byte)),
  pcmu: Int16Array.from({ length: 256 }, (_, byte) => fromMulaw(byte)),
};
const ENCODE: Record<Law, (sample: number) => number> = { pcma: toAlaw, pcmu: toMulaw };
/** Of one law, by the byte of the other. */
const OTHER: Record<Law, Uint8Array> = {
  pcma: Uint8Array.from(SAMPLES.pcmu, toAlaw),
  pcmu: Uint8Array.from(SAMPLES.pcma, toMulaw),
};

export const decodeLaw = (payload: Uint8Array, law: Law): Int16Array => {
  const samples = SAMPLES[law];
  return Int16Array.from(payload, (byte) => samples[byte]!);
};

export const encodeLaw = (samples: Int16Array, law: Law): Buffer => Buffer.from(Uint8Array.from(samples, ENCODE[law]));

/** The same sound in the law wanted. */
export function toLaw(payload: Buffer, from: Law, to: Law): Buffer {
  if (from === to) return payload;
  const table = OTHER[to];
  return Buffer.from(Uint8Array.from(payload, (byte) => table[byte]!));
}

/** A byte of silence. */
export const SILENCE: Record<Law, number> = { pcma: 0xd5, pcmu: 0xff };
