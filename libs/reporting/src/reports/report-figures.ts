import type { ReportCosts, ReportFigures, ReportInput } from '@guichet/contracts';
import type { Counts } from '../figures/counts.ts';
import * as figures from '../figures/figures.ts';
import { ratio } from '../figures/ratio.ts';
import { serviceLevel } from '../figures/service-level.ts';
import type { AgentTime } from './report-counts.query.ts';
import type { Quality } from './report-quality.query.ts';

const MS_AN_HOUR = 3_600_000;
const MICROS_A_CENT = 10_000;

export interface Known {
  counts: Counts;
  /** Null: it is of contacts of which some are forgotten. */
  telecomMicros: number | null;
  quality: Quality;
  /** Empty: it is not of agents. */
  times: readonly AgentTime[];
}

export function figuresOf(asked: ReportInput, { hourlyCostCents }: ReportCosts, known: Known): ReportFigures {
  const { counts, telecomMicros, quality, times } = known;
  const { queued, answered, answeredInTarget, abandoned, abandonedShort, overflowed, handled } = counts;
  const telecomCents = telecomMicros === null ? null : telecomMicros / MICROS_A_CENT;
  const isPriced = hourlyCostCents !== null && telecomCents !== null && handled > 0;
  return {
    ...{ queued, answered, answeredInTarget, abandoned, abandonedShort, overflowed, handled },
    offered: figures.offered(counts),
    serviceLevel: serviceLevel(asked.formula, counts),
    answerRate: figures.answerRate(counts),
    abandonment: figures.abandonment(counts),
    averageAnswerSeconds: figures.averageAnswer(counts),
    averageHandlingSeconds: figures.averageHandling(counts),
    averageSeatSeconds: figures.averageSeat(counts),
    occupancy: figures.occupancy({ busy: sum(times, 'busy'), ready: sum(times, 'ready') }),
    satisfaction: ratio(quality.satisfied, quality.answers),
    averageResolutionSeconds: ratio(quality.resolutionSeconds, quality.resolved),
    telecomCents,
    costPerContactCents: isPriced ? ((counts.seatMs / MS_AN_HOUR) * hourlyCostCents + telecomCents) / handled : null,
  };
}

const sum = (times: readonly AgentTime[], name: 'busy' | 'ready'): number =>
  times.reduce((all, time) => all + time[name], 0);

/** What whoever gave up would have bought, had they been answered. */
export function lostOf(
  counts: Pick<Counts, 'abandoned' | 'abandonedShort'>,
  { conversionPercent, basketCents }: ReportCosts,
) {
  const count = counts.abandoned - counts.abandonedShort;
  const isKnown = conversionPercent !== null && basketCents !== null;
  return { count, cents: isKnown ? (count * conversionPercent * basketCents) / 100 : null };
}
