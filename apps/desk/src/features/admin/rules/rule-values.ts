import type { Channel, createRule, RequestOf, RoutingRule, RuleConditions, ValueClass } from '@guichet/contracts';
import { NO_STEPS, type StepsValues, stepsToValues, valuesToSteps } from '../routing/skill-steps.ts';

export interface RuleValues {
  name: string;
  isEnabled: boolean;
  inboxIds: string[];
  channels: Channel[];
  to: string[];
  from: string[];
  words: string[];
  wordsIn: RuleConditions['wordsIn'];
  languages: string[];
  valueClasses: ValueClass[];
  time: 'always' | 'open' | 'closed';
  calendarId: string | null;
  queueId: string | null;
  /** Nothing said of skills, none needed, or these. */
  skillsMode: 'keep' | 'none' | 'steps';
  skills: StepsValues;
  priority: number | '';
  addTags: string[];
}

const NEW: RuleValues = {
  name: '',
  isEnabled: true,
  inboxIds: [],
  channels: [],
  to: [],
  from: [],
  words: [],
  wordsIn: 'both',
  languages: [],
  valueClasses: [],
  time: 'always',
  calendarId: null,
  queueId: null,
  skillsMode: 'keep',
  skills: NO_STEPS,
  priority: 0,
  addTags: [],
};

export function startValues(rule: RoutingRule | undefined): RuleValues {
  if (!rule) return NEW;
  const { name, isEnabled, conditions, actions } = rule;
  const { time, ...asked } = conditions;
  const { skills, ...done } = actions;
  return {
    ...{ name, isEnabled, ...asked, ...done },
    time: time?.is ?? 'always',
    calendarId: time?.calendarId ?? null,
    skillsMode: skills === null ? 'keep' : skills.length ? 'steps' : 'none',
    skills: stepsToValues(skills ?? []),
  };
}

export function conditionsOf(values: RuleValues): RuleConditions {
  const { inboxIds, channels, to, from, words, wordsIn, languages, valueClasses, time, calendarId } = values;
  return {
    ...{ inboxIds, channels, to, from, words, wordsIn, languages, valueClasses },
    time: time === 'always' || calendarId === null ? null : { calendarId, is: time },
  };
}

const skillsOf = ({ skillsMode, skills }: RuleValues) =>
  ({ keep: () => null, none: () => [], steps: () => valuesToSteps(skills) })[skillsMode]();

export function requestOf(values: RuleValues): Required<RequestOf<typeof createRule>> & Omit<RoutingRule, 'id'> {
  const { name, isEnabled, queueId, priority, addTags } = values;
  return {
    name: name.trim(),
    isEnabled,
    conditions: conditionsOf(values),
    actions: { queueId, skills: skillsOf(values), priority: Number(priority), addTags },
  };
}
