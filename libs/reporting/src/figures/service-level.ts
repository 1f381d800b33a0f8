import type { ServiceLevelFormula } from '@guichet/contracts';
import type { Counts } from './counts.ts';
import { ratio } from './ratio.ts';

type Answers = Pick<Counts, 'answered' | 'answeredInTarget' | 'abandoned' | 'abandonedInTarget' | 'abandonedShort'>;

const formulas: Record<ServiceLevelFormula, (counts: Answers) => [part: number, whole: number]> = {
  F1: (c) => [c.answeredInTarget + c.abandonedInTarget, c.answered + c.abandoned],
  F2: (c) => [c.answeredInTarget, c.answered],
  F3: (c) => [c.answeredInTarget, c.answered + c.abandoned],
  F4: (c) => [c.answeredInTarget, c.answered + c.abandoned - c.abandonedInTarget],
  F5: (c) => [c.answeredInTarget + c.abandonedShort, c.answered + c.abandoned],
  F6: (c) => [c.answeredInTarget, c.answered + c.abandoned - c.abandonedShort],
};

/** From 0 to 1; null while nobody came whom the formula counts. */
export const serviceLevel = (formula: ServiceLevelFormula, counts: Answers): number | null =>
  ratio(...formulas[formula](counts));
