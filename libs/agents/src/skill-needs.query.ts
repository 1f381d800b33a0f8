import type { SkillStep } from '@guichet/contracts';
import { found, type Tx } from '@guichet/platform';

const needsOf = (steps: readonly SkillStep[]) => steps.flatMap(({ needs }) => needs);

/** `not_found` unless all are there; held against removal until the commit. */
export async function requireSkills(tx: Tx, steps: readonly SkillStep[]): Promise<void> {
  const ids = [...new Set(needsOf(steps).map(({ skillId }) => skillId))];
  if (ids.length === 0) return;
  const held = await tx.$queryRaw<
    object[]
  >`select id from skill where id = any(${ids}::uuid[]) order by id for key share`;
  found(held.length === ids.length || null);
}

/** Names of the skills that no agent has at the level asked for. */
export async function unmetSkills(tx: Tx, steps: readonly SkillStep[]): Promise<string[]> {
  const needs = needsOf(steps);
  if (needs.length === 0) return [];
  const unmet = await tx.$queryRaw<{ name: string }[]>`
    select distinct s.name from jsonb_to_recordset(${JSON.stringify(needs)}::jsonb) as n("skillId" uuid, level int)
    join skill s on s.id = n."skillId"
    where not exists (select from agent_skill a where a.skill_id = s.id and a.level >= n.level) order by s.name`;
  return unmet.map(({ name }) => name);
}
