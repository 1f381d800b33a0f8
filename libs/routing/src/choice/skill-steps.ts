import type { SkillStep } from '@guichet/contracts';

export type Needs = SkillStep['needs'];
/** Levels by skill. */
export type Skills = ReadonlyMap<string, number>;

export const meets = (skills: Skills, needs: Needs): boolean =>
  needs.every(({ skillId, level }) => (skills.get(skillId) ?? 0) >= level);

/**
 * The step an item has come to: -1 when it needs nothing. A step that nobody who is logged in can meet takes no time; the
 * last one holds until somebody is found (Amazon Connect's routing steps, Wazo's skill rules).
 */
export function stepAt(steps: readonly SkillStep[], waitedMs: number, canMeet: (needs: Needs) => boolean): number {
  let left = waitedMs;
  for (const [index, { needs, seconds }] of steps.entries()) {
    if (index === steps.length - 1) return index;
    if (!canMeet(needs)) continue;
    if (left < seconds * 1000) return index;
    left -= seconds * 1000;
  }
  return -1;
}

/** The pool only grows: whoever met an earlier step stays in it. */
export const meetsUpTo = (skills: Skills, steps: readonly SkillStep[], step: number): boolean =>
  step < 0 || steps.slice(0, step + 1).some(({ needs }) => meets(skills, needs));

/** Waited milliseconds at which the item comes to its next steps, counted from its entry. */
export function stepChanges(steps: readonly SkillStep[]): number[] {
  let at = 0;
  return steps.slice(0, -1).map(({ seconds }) => (at += seconds * 1000));
}
