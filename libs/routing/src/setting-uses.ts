import { Injectable } from '@nestjs/common';
import { SkillsService } from '@guichet/agents';
import { CalendarsService } from '@guichet/calendars';
import type { SkillStep } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';
import { readQueues } from './queues/queues.query.ts';
import { readRules } from './rules/rules.service.ts';

/** What of routing needs a skill or a calendar: told before one is taken away. */
@Injectable()
export class SettingUses {
  constructor(skills: SkillsService, calendars: CalendarsService) {
    skills.whenAskedForUses((tx, skillId) => usesOfSkill(tx, skillId));
    calendars.whenAskedForUses((tx, calendarId) => usesOfCalendar(tx, calendarId));
  }
}

const needs = (steps: readonly SkillStep[] | null, skillId: string): boolean =>
  (steps ?? []).some((step) => step.needs.some((need) => need.skillId === skillId));
const given = (uses: Record<string, string[] | number>) =>
  Object.fromEntries(Object.entries(uses).filter(([, value]) => (Array.isArray(value) ? value.length : value) > 0));

async function usesOfSkill(tx: Tx, skillId: string) {
  const queues = (await readQueues(tx)).filter(({ skills }) => needs(skills, skillId)).map(({ name }) => name);
  const rules = (await readRules(tx)).filter(({ actions }) => needs(actions.skills, skillId)).map(({ name }) => name);
  const [count] = await tx.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from work_item w
    where w.state in ('queued', 'offered') and w.skills @> ${JSON.stringify([{ needs: [{ skillId }] }])}::jsonb`;
  return given({ queues, rules, waiting: count!.n });
}

async function usesOfCalendar(tx: Tx, calendarId: string): Promise<Record<string, string[]>> {
  const queues = (await readQueues(tx)).filter((queue) => queue.calendarId === calendarId).map(({ name }) => name);
  const rules = (await readRules(tx))
    .filter(({ conditions }) => conditions.time?.calendarId === calendarId)
    .map(({ name }) => name);
  return given({ queues, rules }) as Record<string, string[]>;
}
