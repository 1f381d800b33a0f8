import { Injectable } from '@nestjs/common';
import type { getReport, OutputOf, ReportCosts, ReportGroup, ReportInput, ReportRow } from '@guichet/contracts';
import { currentActor, Db, rows, type Tx } from '@guichet/platform';
import { Facts } from '../facts/facts.service.ts';
import { sumOf } from '../figures/counts.ts';
import { readCosts } from './report-costs.service.ts';
import { type AgentTime, agentTimes, countsByGroup, type GroupCounts, telecomByGroup } from './report-counts.query.ts';
import { figuresOf, type Known } from './report-figures.ts';
import { agentsVisibleTo, checked, type Period, periodBefore } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

interface Groups {
  counts: GroupCounts[];
  telecomMicros: Map<string | null, number>;
}
/** A contact has several tags, and an agent several teams: there it stands in several rows. */
const HAS_SEVERAL: readonly ReportGroup[] = ['tag', 'team'];

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
      // Each contact once.
      const whole = HAS_SEVERAL.includes(asked.groupBy) ? await groupsOf(tx, all, period) : groups;
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
});

const totalOf = ({ counts, telecomMicros }: Groups): Omit<Known, 'times'> => ({
  counts: sumOf(counts),
  telecomMicros: [...telecomMicros.values()].reduce((sum, micros) => sum + micros, 0),
});

/** An agent's hours belong to no queue or channel alone. */
const timesOf = async (tx: Tx, { queueId, channel }: ReportInput, period: Period): Promise<AgentTime[]> =>
  queueId || channel ? [] : agentTimes(tx, period, agentsVisibleTo(currentActor(), rows.Prisma.sql`agent_id`));

async function rowsOf(
  tx: Tx,
  asked: ReportInput,
  costs: ReportCosts,
  { counts: groups, telecomMicros, times }: Groups & { times: readonly AgentTime[] },
): Promise<ReportRow[]> {
  const keys = groups.map(({ key }) => key);
  const names = await rowNames(tx, asked.groupBy, keys);
  return groups.map(({ key, ...counts }) => {
    const own = asked.groupBy === 'agent' ? times.filter(({ agentId }) => agentId === key) : [];
    const known = { counts, telecomMicros: telecomMicros.get(key) ?? 0, times: own };
    return { key, name: names.get(key ?? '') ?? '', figures: figuresOf(asked, costs, known) };
  });
}
