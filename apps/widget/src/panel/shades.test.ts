import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOn, luminance } from '../loader/ink.ts';
import { readableOn } from './shades.ts';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const six = (colour: string) => (colour.length === 4 ? `#${[...colour.slice(1)].map((c) => c + c).join('')}` : colour);

it('whatever colour a site has, its texts can be read', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      expect(contrast(six(inkOn(colour)), colour)).toBeGreaterThanOrEqual(4.5);
      for (const ground of ['#ffffff', '#20252a', '#f6f5f2'])
        expect(contrast(readableOn(colour, ground), ground)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 2000 },
  );
});

it('a colour that can be read is left as it is', () => {
  expect(readableOn('#1d5c63', '#ffffff')).toBe('#1d5c63');
  expect(inkOn('#1d5c63')).toBe('#fff');
  expect(inkOn('#ffd400')).toBe('#000');
});
