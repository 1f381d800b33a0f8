import { listCalendars, listInboxes, listQueues, listSkills } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { useNames } from '../routing/use-names.ts';
import { type RuleNames, ruleInWords } from './rule-words.ts';

const NONE: never[] = [];

/** Says rules in the reader's language, with the names of what they point at. */
export function useRuleWords() {
  const { t, i18n } = useTranslation('routing-settings');
  const names: RuleNames = {
    inbox: useNames(useAnswer(listInboxes, {}).data?.inboxes ?? NONE),
    queue: useNames(useAnswer(listQueues, {}).data?.queues ?? NONE),
    skill: useNames(useAnswer(listSkills, {}).data?.skills ?? NONE),
    calendar: useNames(useAnswer(listCalendars, {}).data?.calendars ?? NONE),
  };
  return (rule: Parameters<typeof ruleInWords>[0]) => ruleInWords(rule, names, t, i18n.language);
}
