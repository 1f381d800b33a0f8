import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import french from '../../app/locales/fr/routing.json';
import { estimateInWords, waitInWords } from './wait-words.ts';

const i18n = i18next.createInstance();
beforeAll(() => i18n.init({ lng: 'fr', resources: { fr: { routing: french } }, defaultNS: 'routing' }));

describe('a wait in words', () => {
  it.each([
    [0, '0 s'],
    [42.4, '42 s'],
    [60, '1 min'],
    [200, '3 min 20'],
    [605, '10 min'],
    [3600, '1 h'],
    [3900, '1 h 05'],
    [200_000, '2 j'],
  ])('%s s: %s', (seconds, words) => expect(waitInWords(seconds, i18n.getFixedT('fr', 'routing'))).toBe(words));
});
it('promises no seconds in an estimate', () => {
  const t = i18n.getFixedT('fr', 'routing');
  expect(estimateInWords(40, t)).toBe('moins d’une minute');
  expect(estimateInWords(100, t)).toBe('environ 2 min');
  expect(estimateInWords(725, t)).toBe('environ 12 min');
});
