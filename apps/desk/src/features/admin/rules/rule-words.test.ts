import type { RuleActions, RuleConditions } from '@guichet/contracts';
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import en from '../../../app/locales/en/routing-settings.json';
import fr from '../../../app/locales/fr/routing-settings.json';
import { ruleInWords } from './rule-words.ts';

const i18n = createInstance();
beforeAll(() =>
  i18n.init({
    resources: { fr: { 'routing-settings': fr }, en: { 'routing-settings': en } },
    defaultNS: 'routing-settings',
    interpolation: { escapeValue: false },
  }),
);

const conditions: RuleConditions = {
  inboxIds: [],
  channels: [],
  to: [],
  from: [],
  words: [],
  wordsIn: 'both',
  languages: [],
  valueClasses: [],
  time: null,
};
const actions: RuleActions = { queueId: null, skills: null, priority: 0, addTags: [] };
const name = (id: string) => ({ q: 'Comptabilité', i: 'Support', s: 'Anglais', c: 'Boutique' })[id] ?? '?';
const names = { inbox: name, queue: name, skill: name, calendar: name };
const say = (locale: 'fr' | 'en', when: Partial<RuleConditions>, then: Partial<RuleActions>) =>
  ruleInWords(
    { conditions: { ...conditions, ...when }, actions: { ...actions, ...then } },
    names,
    i18n.getFixedT(locale, 'routing-settings'),
    locale,
  ).replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a rule in words', () => {
  it.each([
    ['fr', 'Si l’objet contient « facture » → file Comptabilité, +10 points'],
    ['en', 'If the subject contains “facture” → queue Comptabilité, +10 points'],
  ] as const)('says what is asked and what comes of it (%s)', (locale, words) => {
    expect(say(locale, { words: ['facture'], wordsIn: 'subject' }, { queueId: 'q', priority: 10 })).toBe(words);
  });
  it.each([
    ['fr', 'Chaque contact → rien ne change'],
    ['en', 'Every contact → nothing changes'],
  ] as const)('says when it asks and does nothing (%s)', (locale, words) => {
    expect(say(locale, {}, {})).toBe(words);
  });
  it('joins any of one matter by “or”, matters by “and”', () => {
    expect(
      say(
        'en',
        { inboxIds: ['i'], from: ['@a.fr', 'b@c.fr'], time: { calendarId: 'c', is: 'closed' } },
        { queueId: 'q' },
      ),
    ).toBe('If it arrives in Support, it comes from @a.fr or b@c.fr, and “Boutique” is closed → queue Comptabilité');
  });
  it('says the steps of skills, a minus and tags', () => {
    const skills = [
      { needs: [{ skillId: 's', level: 4 }], seconds: 30 },
      { needs: [], seconds: 1 },
    ];
    expect(say('fr', { languages: ['en'] }, { skills, priority: -5, addTags: ['export'] })).toBe(
      'Si la langue est anglais → compétences : Anglais ≥ 4 pendant 30 s, puis tout le monde, −5 points, étiquette export',
    );
  });
  it('does not read out a long list', () => {
    expect(say('en', { words: ['a', 'b', 'c', 'd', 'e'] }, { queueId: 'q' })).toBe(
      'If the subject or text contains “a”, “b”, “c”, or 2 more → queue Comptabilité',
    );
  });
});
