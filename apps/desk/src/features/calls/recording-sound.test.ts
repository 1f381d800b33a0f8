import { expect, it } from 'vitest';
import { loudnessOf } from './recording-sound.ts';

it('draws each piece by its mean, the loudest full', () => {
  const samples = Float32Array.from([0, 0, 0.5, -0.5, 0.25, -0.25, 0, 0]);
  expect(loudnessOf(samples, 4)).toEqual([0, 1, 0.5, 0]);
});
it('draws silence flat, and nothing at all too', () => {
  expect(loudnessOf(new Float32Array(8), 4)).toEqual([0, 0, 0, 0]);
  expect(loudnessOf(new Float32Array(0), 2)).toEqual([0, 0]);
});
