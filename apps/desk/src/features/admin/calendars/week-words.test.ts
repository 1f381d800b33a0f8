import { expect, it } from 'vitest';
import { weekInWords } from './week-words.ts';

it('says days with the same hours together', () => {
  const ranges = [
    ...[1, 2, 3, 5].map((day) => ({ day, from: '09:00', to: '18:00' })),
    { day: 4, from: '14:00', to: '18:00' },
    { day: 4, from: '09:00', to: '12:00' },
  ];
  expect(weekInWords(ranges, 'fr')).toEqual([
    'lun. – mer. 09:00–18:00',
    'jeu. 09:00–12:00, 14:00–18:00',
    'ven. 09:00–18:00',
  ]);
});
it('says nothing of a week without hours', () => expect(weekInWords([], 'en')).toEqual([]));
