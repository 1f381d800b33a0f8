import { describe, expect, it } from 'vitest';
import { exactTime, timesInWords } from './words.ts';

describe('times in a text', () => {
  it('stand as the viewer’s clock shows them', () => {
    const [start, end] = ['2031-12-01T10:00:00Z', '2031-12-01T11:00:00Z'];
    const words = `Visite · ${exactTime(start, 'fr')} – ${exactTime(end, 'fr')} · Lyon`;
    expect(timesInWords(`Visite · ${start} – ${end} · Lyon`, 'fr')).toBe(words);
  });
  it.each([
    ['Salon · 2031-12-01', 'Salon · 1 Dec 2031'],
    ['Commande 2031-12', 'Commande 2031-12'],
  ])('%s becomes %s', (text, words) => expect(timesInWords(text, 'en-GB')).toBe(words));
});
