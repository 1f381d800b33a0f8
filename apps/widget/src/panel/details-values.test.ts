import type { ChatField } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { answersOf, askedOf, problemsOf } from './details-values.ts';

const labels = { name: 'Name', email: 'E-mail', order: 'Order', message: 'Message' };
const field = (key: string, kind: ChatField['kind'], isRequired = false): ChatField => ({
  ...{ key, kind, isRequired, label: { fr: '', en: '' } },
  options: kind === 'choice' ? [{ fr: 'Cuir', en: 'Leather' }] : [],
});
const fields = [field('who', 'name'), field('mail', 'email'), field('matter', 'choice', true)];
const given = { fields, labels, language: 'en', asksOrder: false } as const;
const keys = (asked: { key: string; isRequired: boolean }[]) =>
  asked.map(({ key, isRequired }) => key + (isRequired ? '!' : ''));

describe('what is asked', () => {
  it.each([
    ['chat', fields, false, ['who', 'mail', 'matter!', 'message!']],
    ['form', fields, false, ['who', 'mail!', 'matter!', 'message!']],
    ['form', [], false, ['name', 'email!', 'message!']],
    ['chat', [], true, ['order!', 'message!']],
    ['chat', [], false, ['message!']],
    ['call', fields, false, ['who', 'mail', 'matter!']],
    ['call', [], true, ['order!']],
  ] as const)('%s %#', (way, own, asksOrder, expected) => {
    expect(keys(askedOf({ ...given, way, fields: own, asksOrder }))).toEqual(expected);
  });

  it('takes the words of the site, in the language of the page', () => {
    const own = [{ ...field('mail', 'email'), label: { fr: 'Courriel', en: '' } }, field('matter', 'choice')];
    const asked = askedOf({ ...given, way: 'chat', fields: own });
    expect(asked.map(({ label }) => label)).toEqual(['Courriel', 'matter', 'Message']);
    expect(asked[1]!.options).toEqual(['Leather']);
  });
});

describe('what is given', () => {
  const asked = askedOf({ ...given, way: 'form' });
  it('is judged', () => {
    expect(problemsOf(asked, { who: '', mail: 'a@b', matter: ' ' })).toEqual({
      mail: 'wrongEmail',
      matter: 'missing',
      message: 'missing',
    });
    expect(problemsOf(asked, { mail: 'a@b.fr', matter: 'Leather', message: 'x' })).toEqual({});
  });
  it('leaves the page without the number of a card, whatever was asked', () => {
    const said = { who: '4111111111111111', order: '4111111111111111', matter: '4111 1111 1111 1111' };
    const all = askedOf({ ...given, way: 'form', asksOrder: true });
    expect(answersOf(all, { ...said, mail: 'a@b.fr', message: 'x' })).toMatchObject({
      ...{ name: '••••••••••••1111', orderReference: '••••••••••••1111', fields: { matter: '•••• •••• •••• 1111' } },
    });
  });
  it('goes where the desk looks for it', () => {
    expect(answersOf(asked, { who: ' Jeanne ', mail: 'a@b.fr', matter: 'Leather', message: ' Bonjour ' })).toEqual({
      ...{ name: 'Jeanne', email: 'a@b.fr', orderReference: '', text: 'Bonjour', fields: { matter: 'Leather' } },
    });
  });
});
