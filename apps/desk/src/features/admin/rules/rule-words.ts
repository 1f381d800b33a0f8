import type { RoutingRule, RuleActions, RuleConditions } from '@guichet/contracts';
import type { TFunction } from 'i18next';
import { stepsInWords } from '../routing/skill-words.ts';

type T = TFunction<'routing-settings'>;
type NameOf = (id: string) => string;
export interface RuleNames {
  inbox: NameOf;
  queue: NameOf;
  skill: NameOf;
  calendar: NameOf;
}

/** Of long lists so many are said. */
const SHOWN = 3;

interface Speech {
  t: T;
  locale: string;
  names: RuleNames;
}

/** `a, b ou c`; of a long list the first ones and how many more. */
function anyOf(items: readonly string[], { t, locale }: Speech) {
  const shown = items.length > SHOWN + 1 ? items.slice(0, SHOWN) : items;
  const hidden = items.length - shown.length;
  const all = hidden > 0 ? [...shown, t('rules.words.more', { count: hidden })] : shown;
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(all);
}

function conditionParts(conditions: RuleConditions, speech: Speech): string[] {
  const { t, locale, names } = speech;
  const { inboxIds, channels, to, from, words, wordsIn, languages, valueClasses, time } = conditions;
  const quoted = (text: string) => t('rules.words.quoted', { text });
  const language = new Intl.DisplayNames(locale, { type: 'language' });
  const part = (key: string, items: readonly string[]) =>
    items.length ? [t(`rules.words.${key}`, { what: anyOf(items, speech) })] : [];
  return [
    ...part('inboxes', inboxIds.map(names.inbox)),
    ...part(
      'channels',
      channels.map((channel) => t(`channelsBy.${channel}`)),
    ),
    ...part('to', to),
    ...part('from', from),
    ...part(`contains.${wordsIn}`, words.map(quoted)),
    ...part(
      'languages',
      languages.map((code) => language.of(code) ?? code),
    ),
    ...part(
      'values',
      valueClasses.map((value) => t(`valueClasses.${value}`)),
    ),
    ...(time ? [t(`rules.words.${time.is}`, { name: quoted(names.calendar(time.calendarId)) })] : []),
  ];
}

function actionParts({ queueId, skills, priority, addTags }: RuleActions, { t, names }: Speech): string[] {
  const points = new Intl.NumberFormat('en', { signDisplay: 'always', useGrouping: false }).format(priority);
  return [
    ...(queueId === null ? [] : [t('rules.words.queue', { name: names.queue(queueId) })]),
    ...(skills === null
      ? []
      : [
          skills.length
            ? t('rules.words.skills', { steps: stepsInWords(skills, names.skill, t) })
            : t('rules.words.noSkills'),
        ]),
    ...(priority === 0 ? [] : [t('rules.words.points', { points: points.replace('-', '−') })]),
    ...(addTags.length ? [t('rules.words.tags', { count: addTags.length, tags: addTags.join(', ') })] : []),
  ];
}

/** `Si l’objet contient « facture » → file Comptabilité, +10 points`. */
export function ruleInWords(rule: Pick<RoutingRule, 'conditions' | 'actions'>, names: RuleNames, t: T, locale: string) {
  const speech = { t, locale, names };
  const conditions = conditionParts(rule.conditions, speech);
  const actions = actionParts(rule.actions, speech);
  const all = new Intl.ListFormat(locale, { type: 'conjunction' }).format(conditions);
  return t('rules.words.sentence', {
    when: conditions.length ? t('rules.words.if', { all }) : t('rules.words.always'),
    then: actions.length ? actions.join(', ') : t('rules.words.nothing'),
  });
}
