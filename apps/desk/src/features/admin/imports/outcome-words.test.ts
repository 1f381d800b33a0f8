import { expect, test } from 'vitest';
import { outcomeWords, textsOfWords } from './outcome-words.ts';

test('words typed for outcomes, and back', () => {
  const texts = { answered: 'Vendu, Servi', abandoned: '', overflowed: 'Ailleurs' };
  const words = { Vendu: 'answered', Servi: 'answered', Ailleurs: 'overflowed' } as const;
  expect(outcomeWords({ ...texts, answered: ' Vendu,, Servi ,' })).toEqual(words);
  expect(textsOfWords(words)).toEqual(texts);
});
