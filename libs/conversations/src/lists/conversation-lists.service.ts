import { Injectable } from '@nestjs/common';
import type { ConversationFilter, InputOf, listConversations, OutputOf } from '@guichet/contracts';
import { CustomersService } from '@guichet/customers';
import { Clock, currentActor, Db, type rows } from '@guichet/platform';
import { ConversationSummaries } from '../conversation-summaries.service.ts';
import { searchQuery } from '../search/search-documents.ts';
import { conversationList, type ListQuery } from './conversation-list.query.ts';
import { familiesIn } from './customer-families.ts';
import { cursorOf, readCursor } from './list-cursor.ts';
import { conditionsOf } from './list-conditions.ts';
import { SavedViewsService } from './saved-views.service.ts';

type Input = InputOf<typeof listConversations>;

/** Lists and search. The rows come by plain SQL along an index; what is shown beside them in two more queries. */
@Injectable()
export class ConversationLists {
  constructor(
    private readonly db: Db,
    private readonly savedViews: SavedViewsService,
    private readonly customers: CustomersService,
    private readonly summaries: ConversationSummaries,
    private readonly clock: Clock,
  ) {}

  async list(input: Input): Promise<OutputOf<typeof listConversations>> {
    const { sort, limit } = input;
    const query = await this.queryFor(input);
    const found = query ? await this.read({ ...query, limit: limit + 1 }) : [];
    const page = found.slice(0, limit);
    const conversations = page.length ? await this.db.tx((tx) => this.summaries.of(tx, page)) : [];
    return { conversations, nextCursor: found.length > limit ? cursorOf(sort, page.at(-1)!) : null };
  }

  private read(query: ListQuery): Promise<rows.Conversation[]> {
    const { text, values } = conversationList(query);
    return this.db.raw(async (client) => (await client.query<rows.Conversation>({ text, values })).rows);
  }

  /** Null when nothing can be found: no word in the search, no status left. */
  private async queryFor(input: Input): Promise<ListQuery | null> {
    const { view, q, sort, cursor, limit } = input;
    const position = cursor ? readCursor(sort, cursor) : null;
    const words = q ? searchQuery(q) : null;
    const selection = { view, ...(await this.filtersOf(input)) };
    const conditions = conditionsOf(currentActor(), this.clock.now(), selection);
    if ((q && !words) || !conditions.statuses.length) return null;
    return { ...conditions, sort, position, limit, words };
  }

  private async filtersOf(input: Input): Promise<{ filters: ConversationFilter[]; families: Map<string, string[]> }> {
    const { savedViewId, customerId } = input;
    if (!savedViewId && !customerId) return { filters: [input], families: new Map() };
    return this.db.tx(async (tx) => {
      const filters = savedViewId ? [input, (await this.savedViews.get(tx, savedViewId)).filter] : [input];
      return { filters, families: await familiesIn(tx, this.customers, filters) };
    });
  }
}
