import type { SettingsWarning } from '@guichet/contracts';
import { nextOpening } from '@guichet/calendars';

/** A queue, and how many people take from it what comes by a channel. */
export interface Takers {
  name: string;
  members: number;
}
export interface SiteFacts {
  origins: readonly string[];
  hasMail: boolean;
  /** Null: always open. */
  hours: Parameters<typeof nextOpening>[0] | null;
  /** The queues that its chats may come into. */
  queues: readonly Takers[];
  /** The same of its calls; empty where none are offered. */
  callQueues: readonly Takers[];
  /** Skills of its menu that nobody has at the level asked for. */
  unmetSkills: readonly string[];
  now: Date;
}

/** Settings under which a site could never serve anybody, or not as it seems. */
export function siteWarnings({ origins, hasMail, hours, unmetSkills, now, ...facts }: SiteFacts): SettingsWarning[] {
  const emptyOf = (queues: readonly Takers[]) => queues.filter(({ members }) => members === 0).map(({ name }) => name);
  const [empty, emptyForCalls] = [emptyOf(facts.queues), emptyOf(facts.callQueues)];
  const warnings: [boolean, SettingsWarning][] = [
    [origins.length === 0, { code: 'site-without-origins', names: [] }],
    [!hasMail, { code: 'site-without-mail', names: [] }],
    [hours !== null && nextOpening(hours, now) === null, { code: 'site-never-open', names: [] }],
    [empty.length > 0, { code: 'site-queue-empty', names: empty }],
    [emptyForCalls.length > 0, { code: 'site-call-queue-empty', names: emptyForCalls }],
    [unmetSkills.length > 0, { code: 'nobody_has_skill', names: [...unmetSkills] }],
  ];
  return warnings.filter(([isSo]) => isSo).map(([, warning]) => warning);
}
