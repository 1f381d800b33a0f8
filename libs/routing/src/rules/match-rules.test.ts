import { RuleActions, RuleConditions, type RoutingRule } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { type ContactFacts, foldWords, type Hours, matches, placeBy } from './match-rules.ts';
import { ruleWarnings } from './rule-warnings.ts';

const facts: ContactFacts = {
  ...{ inboxId: 'i1', channel: 'email', to: ['contact@boutique.test', 'sav@boutique.test'], from: 'Lea@Exemple.test' },
  ...{ subject: 'Réclamation : colis cassé', text: 'L’écran est fêlé, remboursez-moi.', language: 'fr' },
  valueClass: 'high',
  // A Thursday, nine in the morning in Paris.
  at: new Date('2026-11-26T08:00:00Z'),
};
const OPEN = { zone: 'Europe/Paris', ranges: [{ day: 4, from: '09:00', to: '12:00' }], holidays: [] };
const hours = new Map([['c1', OPEN]]) as unknown as Hours;
const when = (conditions: Partial<RuleConditions>, more: Partial<ContactFacts> = {}) =>
  matches({ ...RuleConditions.parse({}), ...conditions }, { ...facts, ...more }, hours);

describe('a rule matches', () => {
  it.each<[string, boolean, Partial<RuleConditions>, Partial<ContactFacts>?]>([
    ['nothing asked for', true, {}],
    ['its inbox', true, { inboxIds: ['i2', 'i1'] }],
    ['another inbox', false, { inboxIds: ['i2'] }],
    ['a channel', true, { channels: ['email'] }],
    ['another channel', false, { channels: ['voice', 'chat'] }],
    ['one of its recipients', true, { to: ['SAV@boutique.test'] }],
    ['a recipient’s domain', true, { to: ['@boutique.test'] }],
    ['half a recipient', false, { to: ['boutique.test'] }],
    ['the sender whatever the case', true, { from: ['lea@exemple.TEST'] }],
    ['the sender’s domain', true, { from: ['@exemple.test'] }],
    ['a domain that ends so', false, { from: ['@emple.test'] }],
    ['a subdomain', false, { from: ['@exemple.test'] }, { from: 'lea@mail.exemple.test' }],
    ['a word without its accents', true, { words: ['reclamation'] }],
    ['a word with accents it has not', true, { words: ['RÉCLÂMATION'] }],
    ['part of a word', false, { words: ['clamation'] }],
    ['a phrase over punctuation', true, { words: ['reclamation colis casse'] }],
    ['a phrase in another order', false, { words: ['colis reclamation'] }],
    ['a word after an apostrophe', true, { words: ['ecran'] }],
    ['any of several words', true, { words: ['facture', 'fele'] }],
    ['a word of the text, asked for in the subject', false, { words: ['fele'], wordsIn: 'subject' }],
    ['a word of the subject, asked for in the text', false, { words: ['colis'], wordsIn: 'text' }],
    ['a phrase over the end of the subject', true, { words: ['casse l ecran'] }],
    ['words that are none', false, { words: ['!?'] }],
    ['a language', true, { languages: ['de', 'fr'] }],
    ['a language, of something without one', false, { languages: ['fr'] }, { language: null }],
    ['a value class', true, { valueClasses: ['high', 'key'] }],
    ['another value class', false, { valueClasses: ['key'] }],
    ['open hours', true, { time: { calendarId: 'c1', is: 'open' } }],
    ['closed hours', false, { time: { calendarId: 'c1', is: 'closed' } }],
    [
      'closed hours, later',
      true,
      { time: { calendarId: 'c1', is: 'closed' } },
      { at: new Date('2026-11-26T11:00:00Z') },
    ],
    ['a calendar that is gone: open', false, { time: { calendarId: 'c2', is: 'open' } }],
    ['a calendar that is gone: closed', false, { time: { calendarId: 'c2', is: 'closed' } }],
    ['all of it', true, { inboxIds: ['i1'], from: ['@exemple.test'], words: ['colis'], valueClasses: ['high'] }],
    ['all but one', false, { inboxIds: ['i1'], from: ['@exemple.test'], words: ['colis'], valueClasses: ['key'] }],
  ])('%s: %s', (_, expected, conditions, more) => {
    expect(when(conditions, more)).toBe(expected);
  });

  it('words of any script, folded', () => {
    expect(foldWords('  Ça va?  ÉTÉ—2026 ')).toBe(' ca va ete 2026 ');
    expect(foldWords('Возврат, ﬁn')).toBe(' возврат fin ');
    expect(when({ words: ['ВОЗВРАТ'] }, { text: 'возврат' })).toBe(true);
  });
});

const rule = (name: string, actions: Partial<RuleActions>, more: Partial<RoutingRule> = {}): RoutingRule => ({
  ...{
    id: name,
    name,
    isEnabled: true,
    conditions: RuleConditions.parse({}),
    actions: { ...RuleActions.parse({}), ...actions },
  },
  ...more,
});
const STEPS = [{ needs: [{ skillId: 's', level: 3 }], seconds: 30 }];

describe('several rules', () => {
  it('the first that says something decides it; points and tags of all add up', () => {
    const placement = placeBy(
      [
        rule('other', { queueId: 'q0' }, { conditions: RuleConditions.parse({ channels: ['voice'] }) }),
        rule('off', { queueId: 'q0', priority: 100 }, { isEnabled: false }),
        rule('one', { priority: 5, addTags: ['casse', 'colis'] }),
        rule('two', { queueId: 'q2', priority: -2, addTags: ['colis', 'vip'] }),
        rule('three', { queueId: 'q3', skills: STEPS, priority: 10 }),
        rule('four', { skills: [], addTags: ['fin'] }),
      ],
      facts,
      hours,
    );
    expect(placement).toEqual({
      ...{ queueId: 'q2', skills: STEPS, priority: 13, tags: ['casse', 'colis', 'vip', 'fin'] },
      by: ['one', 'two', 'three', 'four'],
    });
  });

  it('an empty list of skills is an answer too', () => {
    expect(placeBy([rule('one', { skills: [] }), rule('two', { skills: STEPS })], facts, hours).skills).toEqual([]);
  });
});

describe('a rule that cannot work is told', () => {
  const around = (rules: RoutingRule[]) => ({ rules, unmetSkills: [], closedCalendar: null });
  const told = (one: RoutingRule, before: RoutingRule[] = []) => ruleWarnings(one, around([...before, one]));
  it.each<[string, RoutingRule, RoutingRule[], string[]]>([
    ['nothing wrong', rule('a', { priority: 1 }), [], []],
    ['no effect', rule('a', {}), [], ['rule_without_effect']],
    [
      'words that are none',
      rule('a', { priority: 1 }, { conditions: RuleConditions.parse({ words: ['…', '!'] }) }),
      [],
      ['words_empty'],
    ],
    ['the queue was decided before', rule('b', { queueId: 'q' }), [rule('a', { queueId: 'p' })], ['rule_shadowed']],
    ['points still add up', rule('b', { queueId: 'q', priority: 1 }), [rule('a', { queueId: 'p' })], []],
    ['the one before is off', rule('b', { queueId: 'q' }), [rule('a', { queueId: 'p' }, { isEnabled: false })], []],
    [
      'the one before is narrower',
      rule('b', { queueId: 'q' }),
      [rule('a', { queueId: 'p' }, { conditions: RuleConditions.parse({ channels: ['email'] }) })],
      [],
    ],
  ])('%s', (_, one, before, codes) => {
    expect(told(one, before).map(({ code }) => code)).toEqual(codes);
  });

  it('with names: of skills nobody has, of a calendar that never opens', () => {
    const time = { calendarId: 'c', is: 'open' as const };
    const one = rule('a', { priority: 1 }, { conditions: { ...RuleConditions.parse({}), time } });
    const warnings = ruleWarnings(one, { rules: [one], unmetSkills: ['Breton'], closedCalendar: 'Jamais' });
    expect(warnings).toEqual([
      { code: 'calendar_never_open', names: ['Jamais'] },
      { code: 'nobody_has_skill', names: ['Breton'] },
    ]);
  });
});
