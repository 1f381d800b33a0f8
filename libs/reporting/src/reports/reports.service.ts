import { Injectable } from '@nestjs/common';
import type { getReport, OutputOf, ReportCosts, ReportGroup, ReportInput, ReportRow } from '@guichet/contracts';
import { currentActor, Db, rows, type Tx } from '@guichet/platform';
import { sumOf } from '../figures/counts.ts';
import { readKeptFrom } from '../retention/kept-from.query.ts';
import { readCosts } from './report-costs.service.ts';
import { type AgentTime, agentTimes, countsByGroup, type GroupCounts, telecomByGroup } from './report-counts.query.ts';
import { figuresOf, type Known } from './report-figures.ts';
import { agentsVisibleTo, checked, type Period, periodBefore } from './report-scope.ts';
import { rowNames } from './row-names.query.ts';

interface Groups {
  counts: GroupCounts[];
  /** Null: some of the contacts that were called back are forgotten. */
  telecomMicros: Map<string | null, number> | null;
}
/** With whether all its single contacts are kept. */
type Looked = Period & { isKept: boolean };
const lookedAt = (period: Period, keptFrom: Date | null): Looked => ({
  ...period,
  isKept: keptFrom === null || keptFrom <= period.from,
});

/** A contact has several tags, and an agent several teams: there it stands in several rows. */
const HAS_SEVERAL: readonly ReportGroup[] = ['tag', 'team'];

/** What happened in a period, against the one before. */
@Injectable()
export class Reports {
  constructor(private readonly db: Db) {}

  of(asked: ReportInput): Promise<OutputOf<typeof getReport>> {
    const period = checked(asked);
    const all: ReportInput = { ...asked, groupBy: 'all' };
    const before = periodBefore(period);
    return this.db.tx(async (tx) => {
      const costs = await readCosts(tx);
      const keptFrom = await readKeptFrom(tx);
      const [now, then] = [lookedAt(period, keptFrom), lookedAt(before, keptFrom)];
      const groups = await groupsOf(tx, asked, now);
      const times = await timesOf(tx, asked, now);
      // Each contact once.
      const whole = HAS_SEVERAL.includes(asked.groupBy) ? await groupsOf(tx, all, now) : groups;
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
  rows(asked: ReportInput): Promise<ReportRow[]> {
    const period = checked(asked);
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
});

const totalOf = ({ counts, telecomMicros }: Groups): Omit<Known, 'times'> => ({
  counts: sumOf(counts),
  telecomMicros: telecomMicros && [...telecomMicros.values()].reduce((sum, micros) => sum + micros, 0),
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
  { counts: groups, telecomMicros, times }: Groups & { times: readonly AgentTime[] },
): Promise<ReportRow[]> {
  const keys = groups.map(({ key }) => key);
  const names = await rowNames(tx, asked.groupBy, keys);
  return groups.map(({ key, ...counts }) => {
    const own = asked.groupBy === 'agent' ? times.filter(({ agentId }) => agentId === key) : [];
    const known = { counts, telecomMicros: telecomMicros && (telecomMicros.get(key) ?? 0), times: own };
    return { key, name: names.get(key ?? '') ?? '', figures: figuresOf(asked, costs, known) };
  });
}
