import { processorTime } from '@guichet/testing';
import { describe, expect, it } from 'vitest';
import { queryTokens, searchTokens, tsQuery } from './search-text.ts';

const finds = (query: string, text: string): boolean => {
  const words = searchTokens(text);
  const wanted = queryTokens(query);
  return wanted.length > 0 && wanted.every((token) => words.some((word) => word.startsWith(token)));
};

describe('words', () => {
  it.each([
    ['eleve', 'Élève'],
    ['ÉLÈVE', 'eleve'],
    ['coeur', 'Cœur'],
    ['strasse', 'Straße'],
    ['livr', 'la livraison'],
    ['article', 'l’article'],
    ['lea.morin@exemple.fr', 'De : Léa <Lea.Morin@exemple.fr>.'],
    ['lea.morin@exem', 'lea.morin@exemple.fr'],
    ['morin', 'lea.morin@exemple.fr'],
    ['exemple.fr', 'lea.morin@exemple.fr'],
    ['58214', 'Commande 58 214, colis absent'],
    ['58 214', 'Commande n°58214'.replace('58214', '58 214')],
    ['0612345678', '06 12 34 56 78'],
    ['abc12345', 'réf. ABC-12345'],
    ['ABC-12345', 'réf. ABC-12345'],
    ['москва', 'Привет, Москва!'],
  ])('%s is found in %s', (query, text) => expect(finds(query, text)).toBe(true));

  it.each([
    ['lea@exemple.fr', 'lea.morin@exemple.fr'],
    ['raison', 'livraison'],
    ['!!!', 'tout'],
  ])('%s is not found in %s', (query, text) => expect(finds(query, text)).toBe(false));

  it('stop at 50,000 characters and stay short', () => {
    expect(searchTokens(`${'x '.repeat(25_000)}fin`)).toEqual(['x']);
    expect(searchTokens('a'.repeat(5000))).toEqual(['a'.repeat(64)]);
  });

  it('are cut in linear time: it happens on the main loop', () => {
    const text = `a${'@'.repeat(49_000)}b`;
    expect(searchTokens(text)).toContain('b');
    expect(processorTime(() => searchTokens(text))).toBeLessThan(1000);
  });

  it('are cut in a time that grows with the text only', () => {
    const texts = [
      'a'.repeat(50_000),
      '1'.repeat(50_000),
      '1 '.repeat(25_000),
      'a-'.repeat(25_000),
      '@'.repeat(50_000),
    ];
    expect(processorTime(() => texts.map(searchTokens))).toBeLessThan(1000);
  });
});

describe('a query', () => {
  it('asks for all words, each as a beginning', () => {
    expect(tsQuery(queryTokens('Colis léa'))).toBe(`'colis':* & 'lea':*`);
  });
  it('takes nothing from what is typed but words', () => {
    expect(tsQuery(queryTokens(`a' | !b:* & (c) \\`))).toBe(`'a' & 'b' & 'c'`);
    expect(tsQuery(queryTokens('  ?!  '))).toBeNull();
  });
});
