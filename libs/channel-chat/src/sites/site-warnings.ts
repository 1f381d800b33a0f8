import type { SettingsWarning } from '@guichet/contracts';
import { nextOpening } from '@guichet/calendars';

export interface SiteFacts {
  origins: readonly string[];
  hasMail: boolean;
  /** Null: always open. */
  hours: Parameters<typeof nextOpening>[0] | null;
  /** The queues that its chats may come into, with how many people take chats from them. */
  queues: readonly { name: string; members: number }[];
  /** Skills of its menu that nobody has at the level asked for. */
  unmetSkills: readonly string[];
  now: Date;
}

/** Settings under which a site could never serve anybody, or not as it seems. */
export function siteWarnings({ origins, hasMail, hours, queues, unmetSkills, now }: SiteFacts): SettingsWarning[] {
  const empty = queues.filter(({ members }) => members === 0).map(({ name }) => name);
  const warnings: [boolean, SettingsWarning][] = [
    [origins.length === 0, { code: 'site-without-origins', names: [] }],
    [!hasMail, { code: 'site-without-mail', names: [] }],
    [hours !== null && nextOpening(hours, now) === null, { code: 'site-never-open', names: [] }],
    [empty.length > 0, { code: 'site-queue-empty', names: empty }],
    [unmetSkills.length > 0, { code: 'nobody_has_skill', names: [...unmetSkills] }],
  ];
  return warnings.filter(([isSo]) => isSo).map(([, warning]) => warning);
}
