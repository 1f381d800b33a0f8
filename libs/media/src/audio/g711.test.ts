import { describe, expect, it } from 'vitest';
import { decodeLaw, encodeLaw, type Law, SILENCE, toLaw } from './g711.ts';

const allBytes = Buffer.from(Uint8Array.from({ length: 256 }, (_, byte) => byte));

describe.each<[Law, Law]>([
  ['pcma', 'pcmu'],
  ['pcmu', 'pcma'],
])('G.711 %s', (law, other) => {
  it('gives each byte back, but the second zero of µ-law', () => {
    const again = encodeLaw(decodeLaw(allBytes, law), law);
    const changed = [...again].flatMap((byte, at) => (byte === at ? [] : [[at, byte]]));
    expect(changed).toEqual(law === 'pcmu' ? [[0x7f, 0xff]] : []);
  });

  it('keeps every sample within its step, and clips none', () => {
    const samples = Int16Array.from({ length: 6_554 }, (_, at) => -32_768 + at * 10);
    const back = decodeLaw(encodeLaw(samples, law), law);
    const worst = Math.max(
      ...back.map((sample, at) => Math.abs(sample - samples[at]!) / (Math.abs(samples[at]!) + 512)),
    );
    expect(worst).toBeLessThan(0.04);
  });

  it('becomes the other law within a step', () => {
    const direct = decodeLaw(allBytes, law);
    const converted = decodeLaw(toLaw(allBytes, law, other), other);
    const worst = Math.max(
      ...converted.map((sample, at) => Math.abs(sample - direct[at]!) / (Math.abs(direct[at]!) + 512)),
    );
    expect(worst).toBeLessThan(0.05);
  });

  it('has a silent byte', () => {
    expect(Math.abs(decodeLaw(Buffer.from([SILENCE[law]]), law)[0]!)).toBeLessThanOrEqual(8);
  });
});
