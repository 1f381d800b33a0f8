import type { ReportCosts, ReportFigures, ReportInput } from '@guichet/contracts';
import type { Counts } from '../figures/counts.ts';
import * as figures from '../figures/figures.ts';
import { ratio } from '../figures/ratio.ts';
import { serviceLevel } from '../figures/service-level.ts';
import type { AgentTime } from './report-counts.query.ts';
import type { Quality } from './report-quality.query.ts';

const MS_AN_HOUR = 3_600_000;
const MS_A_MINUTE = 60_000;
const MICROS_A_CENT = 10_000;

export interface Known {
  counts: Counts;
  /** Null: it is of contacts of which some are forgotten. */
  telecomMicros: number | null;
  quality: Quality;
  /** Empty: it is not of agents. */
  times: readonly AgentTime[];
}

export function figuresOf(asked: ReportInput, costs: ReportCosts, known: Known): ReportFigures {
  const { counts, quality, times } = known;
  const { queued, answered, answeredInTarget, abandoned, abandonedShort, overflowed, handled } = counts;
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
    ...costFigures(known, costs),
  };
}

/** Seat time x hourly cost + what dialling cost - what talk brought in, per contact. */
function costFigures({ counts, telecomMicros }: Known, { hourlyCostCents, incomeCentsPerMinute }: ReportCosts) {
  const telecomCents = telecomMicros === null ? null : telecomMicros / MICROS_A_CENT;
  const incomeCents = (counts.talkMs / MS_A_MINUTE) * (incomeCentsPerMinute ?? 0);
  const isKnown = hourlyCostCents !== null && telecomCents !== null;
  const spentCents = isKnown ? (counts.seatMs / MS_AN_HOUR) * hourlyCostCents + telecomCents : null;
  return {
    ...{ telecomCents, incomeCents },
    costRecovered: spentCents === null || incomeCentsPerMinute === null ? null : ratio(incomeCents, spentCents),
    costPerContactCents: spentCents === null ? null : ratio(spentCents - incomeCents, counts.handled),
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
