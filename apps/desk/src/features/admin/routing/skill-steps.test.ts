import type { SkillStep } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { hasEnd, newStep, NO_STEPS, stepsToValues, valuesToSteps } from './skill-steps.ts';

const french = { skillId: 'f', level: 4 };
const someFrench = { skillId: 'f', level: 2 };
const same: SkillStep[][] = [
  [],
  [{ needs: [french], seconds: 30 }],
  [
    { needs: [french], seconds: 30 },
    { needs: [someFrench], seconds: 60 },
    { needs: [], seconds: 1 },
  ],
];

describe('steps of skills', () => {
  it.each(same.map((steps) => [steps]))('come back from the form as they were: %j', (steps) => {
    expect(valuesToSteps(stepsToValues(steps))).toEqual(steps);
  });
  it('without any need are none', () => {
    expect(stepsToValues([{ needs: [], seconds: 5 }])).toEqual(NO_STEPS);
    expect(valuesToSteps(NO_STEPS)).toEqual([]);
  });
  it('that are not chosen yet are left out', () => {
    expect(valuesToSteps({ steps: [newStep()], thenAnybody: true })).toEqual([]);
  });
  it('end, save for the last when nobody comes after it', () => {
    const values = stepsToValues([
      { needs: [french], seconds: 30 },
      { needs: [someFrench], seconds: 60 },
    ]);
    expect([0, 1].map((index) => hasEnd(values, index))).toEqual([true, false]);
    expect(hasEnd({ ...values, thenAnybody: true }, 1)).toBe(true);
  });
});
