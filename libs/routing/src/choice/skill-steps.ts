import type { SkillStep } from '@guichet/contracts';

export type Needs = SkillStep['needs'];
/** Levels by skill. */
export type Skills = ReadonlyMap<string, number>;

export function meets(skills: Skills, needs: Needs): boolean {
  for (const { skillId, level } of needs) if ((skills.get(skillId) ?? 0) < level) return false;
  return true;
}

/**
 * The step an item has come to: -1 when it needs nothing. A step that nobody who is logged in can meet takes no time; the
 * last one holds until somebody is found (Amazon Connect's routing steps, Wazo's skill rules).
 */
export function stepAt(steps: readonly SkillStep[], waitedMs: number, canMeet: (needs: Needs) => boolean): number {
  let left = waitedMs;
  for (let index = 0; index < steps.length; index += 1) {
    if (index === steps.length - 1) return index;
    const { needs, seconds } = steps[index]!;
    if (!canMeet(needs)) continue;
    if (left < seconds * 1000) return index;
    left -= seconds * 1000;
  }
  return -1;
}

/** The pool only grows: whoever met an earlier step stays in it. */
export function meetsUpTo(skills: Skills, steps: readonly SkillStep[], step: number): boolean {
  for (let index = 0; index <= step; index += 1) if (meets(skills, steps[index]!.needs)) return true;
  return step < 0;
}

/** Waited milliseconds at which the item comes to its next steps, counted from its entry. */
export function stepChanges(steps: readonly SkillStep[]): number[] {
  let at = 0;
  return steps.slice(0, -1).map(({ seconds }) => (at += seconds * 1000));
}
