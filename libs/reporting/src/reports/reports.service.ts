import { Injectable } from '@nestjs/common';
import type { getReport, OutputOf, ReportCosts, ReportInput, ReportRow } from '@guichet/contracts';
import { currentActor, Db, rows, type Tx } from '@guichet/platform';
import { Facts } from '../facts/facts.service.ts';
import { NO_COUNTS } from '../figures/counts.ts';
import { readKeptFrom } from '../retention/kept-from.query.ts';
import { readCosts } from './report-costs.service.ts';
import { type AgentTime, agentTimes, countsByGroup, type GroupCounts, telecomByGroup } from './report-counts.query.ts';
import { figuresOf, type Known } from './report-figures.ts';
import { NO_QUALITY, type Quality, qualityByGroup } from './report-quality.query.ts';
import { agentsVisibleTo, checked, type Period, periodBefore } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

interface Groups {
  counts: GroupCounts[];
  /** Null: some of the contacts that were called back are forgotten. */
  telecomMicros: Map<string | null, number> | null;
  quality: Map<string | null, Quality>;
}
/** With whether all its single contacts are kept. */
type Looked = Period & { isKept: boolean };
const lookedAt = (period: Period, keptFrom: Date | null): Looked => ({
  ...period,
  isKept: keptFrom === null || keptFrom <= period.from,
});

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
      const keptFrom = await readKeptFrom(tx);
      const [now, then] = [lookedAt(period, keptFrom), lookedAt(before, keptFrom)];
      const groups = await groupsOf(tx, asked, now);
      const times = await timesOf(tx, asked, now);
      // Not their sum: a contact has several tags, an agent several teams, and a request may have been in several queues.
      const whole = asked.groupBy === 'all' ? groups : await groupsOf(tx, all, now);
      const known = { ...totalOf(await groupsOf(tx, all, then)), times: await timesOf(tx, asked, then) };
      return {
        ...{ formula: asked.formula, total: figuresOf(asked, costs, { ...totalOf(whole), times }) },
        before: figuresOf(asked, costs, known),
        rows: await rowsOf(tx, asked, costs, { ...groups, times }),
        keptFrom: now.isKept ? null : keptFrom!.toISOString(),
      };
    });
  }

  /** The rows alone. */
  async rows(asked: ReportInput): Promise<ReportRow[]> {
    const period = checked(asked);
    await this.facts.catchUp();
    return this.db.tx(async (tx) => {
      const looked = lookedAt(period, await readKeptFrom(tx));
      const times = asked.groupBy === 'agent' ? await timesOf(tx, asked, looked) : [];
      return rowsOf(tx, asked, await readCosts(tx), { ...(await groupsOf(tx, asked, looked)), times });
    });
  }
}

const groupsOf = async (tx: Tx, asked: ReportInput, period: Looked): Promise<Groups> => ({
  counts: await countsByGroup(tx, asked, period),
  telecomMicros: period.isKept ? await telecomByGroup(tx, asked, period) : null,
  quality: period.isKept ? await qualityByGroup(tx, asked, period) : new Map(),
});

/** Of what is one group, or nothing. */
const totalOf = ({ counts, telecomMicros, quality }: Groups): Omit<Known, 'times'> => ({
  counts: counts[0] ?? NO_COUNTS,
  telecomMicros: telecomMicros && (telecomMicros.get(null) ?? 0),
  quality: quality.get(null) ?? NO_QUALITY,
});

/** An agent's hours belong to no queue or channel alone, and those he worked on what is forgotten are forgotten with it. */
const timesOf = async (tx: Tx, { queueId, channel }: ReportInput, period: Looked): Promise<AgentTime[]> =>
  queueId || channel || !period.isKept
    ? []
    : agentTimes(tx, period, agentsVisibleTo(currentActor(), rows.Prisma.sql`agent_id`));

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
      telecomMicros: telecomMicros && (telecomMicros.get(key) ?? 0),
      quality: quality.get(key) ?? NO_QUALITY,
    };
    return { key, name: names.get(key ?? '') ?? '', figures: figuresOf(asked, costs, known) };
  });
}
