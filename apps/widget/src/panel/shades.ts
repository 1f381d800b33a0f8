import { luminance } from '../loader/ink.ts';

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
const ENOUGH = 4.6;

/** The site's colour, darkened or lightened until it can be read as text on a background. */
export function readableOn(colour: string, background: string): string {
  const ground = luminance(background);
  const target = ground > 0.18 ? 0 : 255;
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  for (let step = 0; step <= 20; step += 1) {
    const mixed = parts.map((part) => Math.round(part + ((target - part) * step) / 20));
    const hex = `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(luminance(hex), ground) >= ENOUGH) return hex;
  }
  return target ? '#ffffff' : '#000000';
}
