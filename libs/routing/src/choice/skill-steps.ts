import type { SkillStep } from '@guichet/contracts';

export type Needs = SkillStep['needs'];
/** Levels by skill. */
export type Skills = ReadonlyMap<string, number>;

export function meets(skills: Skills, needs: Needs): boolean {
  for (const { skillId, level } of needs) if ((skills.get(skillId) ?? 0) < level) return false;
  return true;
}

/** Where in its steps an item is, and since when (milliseconds since the epoch). */
export interface StepReached {
  step: number;
  since: number;
}

/**
 * Goes on from the step it had come to; -1 when it needs nothing. A step that nobody who is logged in can meet takes no time;
 * the last one holds until somebody is found (Amazon Connect's routing steps, Wazo's skill rules).
 */
export function stepAt(
  steps: readonly SkillStep[],
  reached: StepReached,
  now: number,
  canMeet: (needs: Needs) => boolean,
): StepReached {
  if (steps.length === 0) return NOTHING_NEEDED;
  const last = steps.length - 1;
  let { step, since } = reached;
  for (; step < last; step += 1) {
    const { needs, seconds } = steps[step]!;
    if (!canMeet(needs)) continue;
    if (now - since < seconds * 1000) break;
    since += seconds * 1000;
  }
  return { step, since };
}
const NOTHING_NEEDED: StepReached = { step: -1, since: 0 };

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
