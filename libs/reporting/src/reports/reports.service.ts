import { Injectable } from '@nestjs/common';
import type { getReport, OutputOf, ReportCosts, ReportFigures, ReportInput, ReportRow } from '@guichet/contracts';
import { currentActor, Db, DomainError, rows, type Tx } from '@guichet/platform';
import { NO_COUNTS } from '../figures/counts.ts';
import { readCosts } from './report-costs.service.ts';
import { type AgentTime, agentTimes, countsByGroup, telecomByGroup } from './report-counts.query.ts';
import { estimateErrors, exchanges, onceAndDone, satisfaction } from './report-extras.query.ts';
import { figuresOf, lostOf } from './report-figures.ts';
import { agentsVisibleTo, type Period, periodBefore, periodOf } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

/** Two years and a leap day: more is a mistake rather than a report. */
const LONGEST_MS = 732 * 86_400_000;

/** What happened in a period, against the one before. */
@Injectable()
export class Reports {
  constructor(private readonly db: Db) {}

  of(asked: ReportInput): Promise<OutputOf<typeof getReport>> {
    const period = checked(asked);
    return this.db.tx(async (tx) => {
      const costs = await readCosts(tx);
      const total = await this.total(tx, asked, period, costs);
      return {
        ...{ formula: asked.formula, total },
        before: await this.total(tx, asked, periodBefore(period), costs),
        rows: await rowsOf(tx, asked, period, costs),
        extras: {
          estimates: await estimateErrors(tx, asked, period),
          ...(await satisfaction(tx, asked, period)),
          once: await onceAndDone(tx, asked, period),
          exchangesPerRequest: await exchanges(tx, asked, period),
          lost: lostOf(total, costs),
        },
      };
    });
  }

  /** The rows alone. */
  rows(asked: ReportInput): Promise<ReportRow[]> {
    const period = checked(asked);
    return this.db.tx(async (tx) => rowsOf(tx, asked, period, await readCosts(tx)));
  }

  /** Of all groups, each contact once: with several tags or teams it stands in several rows. */
  private async total(tx: Tx, asked: ReportInput, period: Period, costs: ReportCosts): Promise<ReportFigures> {
    const all: ReportInput = { ...asked, groupBy: 'all' };
    const [counts = NO_COUNTS] = await countsByGroup(tx, all, period);
    const telecomMicros = (await telecomByGroup(tx, all, period)).get(null) ?? 0;
    return figuresOf(asked, costs, { counts, telecomMicros, times: await timesOf(tx, asked, period) });
  }
}

export function checked(asked: ReportInput): Period {
  const period = periodOf(asked);
  const length = period.to.getTime() - period.from.getTime();
  if (length > 0 && length <= LONGEST_MS) return period;
  throw new DomainError('invalid_input', { issues: [{ path: 'to', code: 'custom', message: 'period' }] });
}

/** An agent's hours belong to no queue or channel alone. */
const timesOf = async (tx: Tx, { queueId, channel }: ReportInput, period: Period): Promise<AgentTime[]> =>
  queueId || channel ? [] : agentTimes(tx, period, agentsVisibleTo(currentActor(), rows.Prisma.sql`agent_id`));

async function rowsOf(tx: Tx, asked: ReportInput, period: Period, costs: ReportCosts): Promise<ReportRow[]> {
  const found = await countsByGroup(tx, asked, period);
  const telecom = await telecomByGroup(tx, asked, period);
  const times = asked.groupBy === 'agent' ? await timesOf(tx, asked, period) : [];
  const names = await rowNames(
    tx,
    asked.groupBy,
    found.map(({ key }) => key),
  );
  return found.map(({ key, ...counts }) => {
    const own = times.filter(({ agentId }) => agentId === key);
    const known = { counts, telecomMicros: telecom.get(key) ?? 0, times: own };
    return { key, name: names.get(key ?? '') ?? '', figures: figuresOf(asked, costs, known) };
  });
}
