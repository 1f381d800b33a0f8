import type { SkillStep } from '@guichet/contracts';
import { newKey } from './list-order.ts';

export interface NeedValues {
  key: string;
  skillId: string | null;
  level: number;
}
export interface StepValues {
  key: string;
  needs: NeedValues[];
  seconds: number | '';
}
export interface StepsValues {
  steps: StepValues[];
  /** After the last step whoever is a member will do. */
  thenAnybody: boolean;
}

/** The contract's six, less the one of anybody. */
export const MAX_STEPS = 5;
export const MAX_NEEDS = 10;
const USUAL_SECONDS = 30;
const USUAL_LEVEL = 3;

export const newNeed = (): NeedValues => ({ key: newKey(), skillId: null, level: USUAL_LEVEL });
export const newStep = (): StepValues => ({ key: newKey(), needs: [newNeed()], seconds: USUAL_SECONDS });
export const NO_STEPS: StepsValues = { steps: [], thenAnybody: true };

/** A last step without needs is "then anybody". Steps without needs before it change nothing and are left out. */
export function stepsToValues(steps: readonly SkillStep[]): StepsValues {
  const needing = steps.filter(({ needs }) => needs.length > 0);
  if (!needing.length) return NO_STEPS;
  return {
    steps: needing.map(({ needs, seconds }) => ({
      key: newKey(),
      needs: needs.map((need) => ({ key: newKey(), ...need })),
      seconds,
    })),
    thenAnybody: steps.at(-1)?.needs.length === 0,
  };
}

/** What is not chosen yet is left out: the form says so before it is saved. */
export function valuesToSteps({ steps, thenAnybody }: StepsValues): SkillStep[] {
  const needing = steps
    .map(({ needs, seconds }) => ({
      needs: needs.flatMap(({ skillId, level }) => (skillId === null ? [] : [{ skillId, level }])),
      // Of the last step nobody asks how long it holds.
      seconds: seconds === '' ? USUAL_SECONDS : seconds,
    }))
    .filter(({ needs }) => needs.length > 0);
  return needing.length > 0 && thenAnybody ? [...needing, { needs: [], seconds: 1 }] : needing;
}

/** How long a step holds is asked unless it is the last and nobody comes after it. */
export const hasEnd = ({ steps, thenAnybody }: StepsValues, index: number) => thenAnybody || index < steps.length - 1;
