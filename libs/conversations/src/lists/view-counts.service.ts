import { Injectable } from '@nestjs/common';
import { BUILT_IN_VIEWS, type ConversationFilter, type listViews, type OutputOf } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Clock, currentActor, Db, type rows, type Tx } from '@guichet/platform';
import { conversationCounts } from './conversation-counts.query.ts';
import { familiesIn } from './customer-families.ts';
import { conditionsOf, type Selection } from './list-conditions.ts';
import { SavedViewsService } from './saved-views.service.ts';

const MAX_TEAMS = 100;

/** How much lies in each view; all of it in one statement. */
@Injectable()
export class ViewCounts {
  constructor(
    private readonly db: Db,
    private readonly savedViews: SavedViewsService,
    private readonly customers: CustomersService,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<OutputOf<typeof listViews>> {
    const { saved, teamIds, families } = await this.db.tx(async (tx) => {
      const saved = await this.savedViews.list(tx);
      const filters = saved.map(({ filter }) => filter);
      return { saved, teamIds: await this.teamsOf(tx), families: await familiesIn(tx, this.customers, filters) };
    });
    const of = (filter: ConversationFilter): Selection => ({ filters: [filter], families });
    const counts = await this.count([
      ...BUILT_IN_VIEWS.map((view) => ({ view, filters: [], families })),
      ...teamIds.map((teamId) => of({ teamId, status: ['open'] })),
      ...saved.map(({ filter }) => of(filter)),
    ]);
    const next = () => counts.shift() ?? 0;
    return {
      builtIn: BUILT_IN_VIEWS.map((view) => ({ view, count: next() })),
      teams: teamIds.map((teamId) => ({ teamId, count: next() })),
      saved: saved.map((view) => ({ ...view, count: next() })),
    };
  }

  private count(selections: readonly Selection[]): Promise<number[]> {
    const now = this.clock.now();
    const { text, values } = conversationCounts(selections.map((one) => conditionsOf(currentActor(), now, one)));
    return this.db.raw(async (client) => {
      const { rows: found } = await client.query<{ counts: number[] }>({ text, values });
      return [...found[0]!.counts];
    });
  }

  /** Those whose conversations the person may see. */
  private async teamsOf(tx: Tx): Promise<string[]> {
    const { visibility, teamIds } = currentActor();
    const where: rows.Prisma.TeamWhereInput = visibility === 'all' ? {} : { id: { in: [...teamIds] } };
    const teams = await tx.team.findMany({ where, orderBy: { name: 'asc' }, take: MAX_TEAMS, select: { id: true } });
    return teams.map(({ id }) => id);
  }
}
