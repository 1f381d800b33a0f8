import { Injectable } from '@nestjs/common';
import type { getReport, OutputOf, ReportCosts, ReportInput, ReportRow } from '@guichet/contracts';
import { currentActor, Db, rows, type Tx } from '@guichet/platform';
import { Facts } from '../facts/facts.service.ts';
import { NO_COUNTS } from '../figures/counts.ts';
import { readCosts } from './report-costs.service.ts';
import { type AgentTime, agentTimes, countsByGroup, type GroupCounts, telecomByGroup } from './report-counts.query.ts';
import { figuresOf, type Known } from './report-figures.ts';
import { NO_QUALITY, type Quality, qualityByGroup } from './report-quality.query.ts';
import { agentsVisibleTo, checked, type Period, periodBefore } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

interface Groups {
  counts: GroupCounts[];
  telecomMicros: Map<string | null, number>;
  quality: Map<string | null, Quality>;
}

/** What happened in a period, against the one before. */
@Injectable()
export class Reports {
  constructor(
    private readonly db: Db,
    private readonly facts: Facts,
  ) {}

  async of(asked: ReportInput): Promise<OutputOf<typeof getReport>> {
    const period = checked(asked);
    await this.facts.catchUp();
    const all: ReportInput = { ...asked, groupBy: 'all' };
    const before = periodBefore(period);
    return this.db.tx(async (tx) => {
      const costs = await readCosts(tx);
      const groups = await groupsOf(tx, asked, period);
      const times = await timesOf(tx, asked, period);
      // Not their sum: a contact has several tags, an agent several teams, and a request may have been in several queues.
      const whole = asked.groupBy === 'all' ? groups : await groupsOf(tx, all, period);
      const known = { ...totalOf(await groupsOf(tx, all, before)), times: await timesOf(tx, asked, before) };
      return {
        ...{ formula: asked.formula, total: figuresOf(asked, costs, { ...totalOf(whole), times }) },
        before: figuresOf(asked, costs, known),
        rows: await rowsOf(tx, asked, costs, { ...groups, times }),
      };
    });
  }

  /** The rows alone. */
  async rows(asked: ReportInput): Promise<ReportRow[]> {
    const period = checked(asked);
    await this.facts.catchUp();
    return this.db.tx(async (tx) => {
      const times = asked.groupBy === 'agent' ? await timesOf(tx, asked, period) : [];
      return rowsOf(tx, asked, await readCosts(tx), { ...(await groupsOf(tx, asked, period)), times });
    });
  }
}

const groupsOf = async (tx: Tx, asked: ReportInput, period: Period): Promise<Groups> => ({
  counts: await countsByGroup(tx, asked, period),
  telecomMicros: await telecomByGroup(tx, asked, period),
  quality: await qualityByGroup(tx, asked, period),
});

/** Of what is one group, or nothing. */
const totalOf = ({ counts, telecomMicros, quality }: Groups): Omit<Known, 'times'> => ({
  counts: counts[0] ?? NO_COUNTS,
  telecomMicros: telecomMicros.get(null) ?? 0,
  quality: quality.get(null) ?? NO_QUALITY,
});

/** An agent's hours belong to no queue or channel alone. */
const timesOf = async (tx: Tx, { queueId, channel }: ReportInput, period: Period): Promise<AgentTime[]> =>
  queueId || channel ? [] : agentTimes(tx, period, agentsVisibleTo(currentActor(), rows.Prisma.sql`agent_id`));

async function rowsOf(
  tx: Tx,
  asked: ReportInput,
  costs: ReportCosts,
  { counts: groups, telecomMicros, quality, times }: Groups & { times: readonly AgentTime[] },
): Promise<ReportRow[]> {
  const keys = groups.map(({ key }) => key);
  const names = await rowNames(tx, asked.groupBy, keys);
  return groups.map(({ key, ...counts }) => {
    const own = asked.groupBy === 'agent' ? times.filter(({ agentId }) => agentId === key) : [];
    const known = {
      ...{ counts, times: own },
      telecomMicros: telecomMicros.get(key) ?? 0,
      quality: quality.get(key) ?? NO_QUALITY,
    };
    return { key, name: names.get(key ?? '') ?? '', figures: figuresOf(asked, costs, known) };
  });
}
