import { expect, it } from 'vitest';
import { settledQuestion, withoutSettledLinks } from './settled-question.ts';

const TOKEN = 'aB3-_'.repeat(14);
const URL = `https://guichet.test/settled/${TOKEN}`;

it('asks with the link that answers; French sets ? and : apart by what no line breaks at', () => {
  const { text, html } = settledQuestion('fr', URL);
  expect(text).toBe(`Votre demande est-elle réglée\u00a0? Dites-le-nous en un instant\u00a0:\n${URL}`);
  expect(html).toContain(`<a href="${URL}">`);
});

it('is quoted without the links: in texts, in html, behind the checks of mail systems', () => {
  const { text, html } = settledQuestion('en', URL);
  const checked = `https://links.test/?url=${encodeURIComponent(URL)}&data=1`;
  for (const quoted of [text, html, `> ${text}`, checked])
    expect(withoutSettledLinks(`Merci ! ${quoted} fin`)).not.toContain(TOKEN.slice(0, 8));
  expect(withoutSettledLinks(`> ${URL}.`)).toBe('> https://guichet.test/settled/….');
  expect(withoutSettledLinks(checked)).toBe('https://links.test/?url=https%3A%2F%2Fguichet.test%2Fsettled%2F…&data=1');
  const other = 'https://exemple.test/settled/claims';
  expect(withoutSettledLinks(other)).toBe(other);
});
