import { rows } from '@guichet/platform';
import { CONVERSATION_COLUMNS } from '../conversation-columns.ts';
import type { Position, Sort } from './list-cursor.ts';
import type { Conditions } from './list-conditions.ts';
import { afterPosition, ORDERS } from './list-order.ts';
import { statusParts } from './status-parts.ts';

const { sql, join, empty } = rows.Prisma;
type Sql = rows.Prisma.Sql;

export interface ListQuery extends Conditions {
  sort: Sort;
  position: Position | null;
  limit: number;
  /** A `tsquery` that `search_conversations` runs first. */
  words: string | null;
}
/** More matches than this nobody reads; they are the newest ones. */
const MAX_FOUND = 2000;

/**
 * One page of conversations. Each status is read along the index that already lies in the order wanted, so no more
 * rows are touched than are shown; then the few pages are put together.
 */
export function conversationList(query: ListQuery): Sql {
  const { sort, limit, words } = query;
  const pages =
    words === null
      ? statusParts(query).map((which) => pageOf(query, sql`conversation c`, which))
      : statusParts({ ...query, isNarrow: true }).map((which) => pageOf(query, found(words), which));
  const all = join(
    pages.map((page) => sql`(${page})`),
    ' union all ',
  );
  return sql`select ${CONVERSATION_COLUMNS} from (${all}) c ${ORDERS[sort]} limit ${limit}`;
}

function pageOf({ where, sort, position, limit }: ListQuery, from: Sql, which: Sql): Sql {
  const after = position ? sql`and ${afterPosition(position)}` : empty;
  return sql`select c.* from ${from} where ${which} and ${where} ${after} ${ORDERS[sort]} limit ${limit}`;
}

const found = (words: string): Sql => sql`search_conversations(${words}::tsquery, ${MAX_FOUND}) f(id)
  join conversation c on c.tenant_id = current_tenant() and c.id = f.id`;
