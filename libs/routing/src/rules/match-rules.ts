import { type BusinessHours, isOpen } from '@guichet/calendars';
import type { Channel, RoutingRule, RuleConditions, SkillStep } from '@guichet/contracts';

/** What a contact is known by when it comes. */
export interface ContactFacts {
  inboxId: string;
  channel: Channel;
  to: readonly string[];
  from: string;
  subject: string;
  text: string;
  language: string | null;
  valueClass: 'standard' | 'high' | 'key';
  at: Date;
}
/** What the rules say of it; null or empty where none does. */
export interface Placement {
  queueId: string | null;
  skills: SkillStep[] | null;
  priority: number;
  tags: string[];
  /** Names of the rules that had a say. */
  by: string[];
}
export type Hours = ReadonlyMap<string, BusinessHours>;

/** Without case, accents and punctuation, words between single spaces. */
export const foldWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** All that a rule asks for holds. What it does not ask for does not matter. */
export function matches(conditions: RuleConditions, facts: ContactFacts, hours: Hours): boolean {
  const { inboxIds, channels, to, from, languages, valueClasses, time } = conditions;
  return (
    isAmong(inboxIds, facts.inboxId) &&
    isAmong(channels, facts.channel) &&
    (to.length === 0 || facts.to.some((address) => isAddressed(to, address))) &&
    (from.length === 0 || isAddressed(from, facts.from)) &&
    hasWords(conditions, facts) &&
    isAmong(languages, facts.language) &&
    isAmong(valueClasses, facts.valueClass) &&
    (time === null || isTime(time, facts.at, hours))
  );
}

/** The first rule that names a queue, or skills, decides it; points and tags of all that match add up. */
export function placeBy(rules: readonly RoutingRule[], facts: ContactFacts, hours: Hours): Placement {
  const placement: Placement = { queueId: null, skills: null, priority: 0, tags: [], by: [] };
  for (const { name, isEnabled, conditions, actions } of rules) {
    if (!isEnabled || !matches(conditions, facts, hours)) continue;
    placement.queueId ??= actions.queueId;
    placement.skills ??= actions.skills;
    placement.priority += actions.priority;
    placement.tags.push(...actions.addTags.filter((tag) => !placement.tags.includes(tag)));
    placement.by.push(name);
  }
  return placement;
}

const isAmong = <T>(wanted: readonly T[], value: T | null): boolean =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

/** A whole address, or what stands from its `@` on. */
function isAddressed(wanted: readonly string[], address: string): boolean {
  const whole = address.toLowerCase();
  return wanted.some((one) => {
    const part = one.toLowerCase();
    return part.startsWith('@') ? whole.endsWith(part) : whole === part;
  });
}

function hasWords({ words, wordsIn }: RuleConditions, { subject, text }: ContactFacts): boolean {
  if (words.length === 0) return true;
  const place = foldWords({ subject, text, both: `${subject}\n${text}` }[wordsIn]);
  return words.some((word) => {
    const folded = foldWords(word);
    return folded.trim() !== '' && place.includes(folded);
  });
}

/** A calendar that is gone is never open and never closed. */
function isTime({ calendarId, is }: NonNullable<RuleConditions['time']>, at: Date, hours: Hours): boolean {
  const calendar = hours.get(calendarId);
  return calendar !== undefined && isOpen(calendar, at) === (is === 'open');
}
