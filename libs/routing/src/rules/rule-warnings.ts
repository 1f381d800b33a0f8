import type { RoutingRule, RuleConditions, SettingsWarning } from '@guichet/contracts';
import { foldWords } from './match-rules.ts';

/** What is known around a rule when it is saved. */
export interface RuleSurroundings {
  /** All rules in order, this one at its place. */
  rules: readonly RoutingRule[];
  /** Names of skills that no agent has at the level asked for, over all steps of this rule. */
  unmetSkills: readonly string[];
  /** The calendar's name, when it never opens. */
  closedCalendar: string | null;
}

/** A rule that can never match, or whose match changes nothing. */
export function ruleWarnings(
  rule: RoutingRule,
  { rules, unmetSkills, closedCalendar }: RuleSurroundings,
): SettingsWarning[] {
  const warnings: SettingsWarning[] = [];
  const warn = (code: string, names: string[] = []) => warnings.push({ code, names });
  const { conditions, actions } = rule;
  if (conditions.words.length && conditions.words.every((word) => foldWords(word).trim() === '')) warn('words_empty');
  if (closedCalendar && conditions.time?.is === 'open') warn('calendar_never_open', [closedCalendar]);
  if (actions.queueId === null && actions.skills === null && actions.priority === 0 && actions.addTags.length === 0)
    warn('rule_without_effect');
  if (unmetSkills.length) warn('nobody_has_skill', [...unmetSkills]);
  const before = rules.slice(
    0,
    rules.findIndex(({ id }) => id === rule.id),
  );
  const shadow = before.filter((one) => one.isEnabled && isWider(one.conditions, conditions) && decidesAll(one, rule));
  if (shadow.length)
    warn(
      'rule_shadowed',
      shadow.map(({ name }) => name),
    );
  return warnings;
}

/** Whatever the narrow one lets through, the wide one does, as far as their lists tell. */
function isWider(wide: RuleConditions, narrow: RuleConditions): boolean {
  const covers = <T>(a: readonly T[], b: readonly T[]) =>
    a.length === 0 || (b.length > 0 && b.every((one) => a.includes(one)));
  const hasSameWords = covers(wide.words, narrow.words) && (wide.words.length === 0 || wide.wordsIn === narrow.wordsIn);
  const hasSameTime = wide.time === null || JSON.stringify(wide.time) === JSON.stringify(narrow.time);
  const lists = ['inboxIds', 'channels', 'to', 'from', 'languages', 'valueClasses'] as const;
  return hasSameWords && hasSameTime && lists.every((list) => covers<string>(wide[list], narrow[list]));
}

/** The rule before leaves this one nothing to decide. */
function decidesAll({ actions: first }: RoutingRule, { actions }: RoutingRule): boolean {
  const addsUp = actions.priority !== 0 || actions.addTags.length > 0;
  const queue = actions.queueId === null || first.queueId !== null;
  const skills = actions.skills === null || first.skills !== null;
  return !addsUp && queue && skills;
}
