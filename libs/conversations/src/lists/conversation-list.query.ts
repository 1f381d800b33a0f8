import { rows } from '@guichet/platform';
import { CONVERSATION_COLUMNS } from '../conversation-columns.ts';
import type { Position, Sort } from './list-cursor.ts';
import type { Conditions } from './list-conditions.ts';
import { afterPosition, ORDERS } from './list-order.ts';

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
 * One page of conversations. Each status is read along the index that has it first and already lies in the order
 * wanted, so no more rows are touched than are shown; then the few pages are put together.
 */
export function conversationList(query: ListQuery): Sql {
  const { sort, limit } = query;
  const pages =
    query.words === null
      ? query.statuses.map((status) =>
          pageOf(
            query,
            sql`
    c.status = ${status}::conversation_status`,
          ),
        )
      : [foundPage(query, query.words)];
  const all = join(
    pages.map((page) => sql`(${page})`),
    ' union all ',
  );
  return sql`select ${CONVERSATION_COLUMNS} from (${all}) c ${ORDERS[sort]} limit ${limit}`;
}

function pageOf({ where, sort, position, limit }: ListQuery, which: Sql, from: Sql = sql`conversation c`): Sql {
  const after = position ? sql`and ${afterPosition(position)}` : empty;
  return sql`select c.* from ${from} where ${which} and ${where} ${after} ${ORDERS[sort]} limit ${limit}`;
}

function foundPage(query: ListQuery, words: string): Sql {
  const from = sql`search_conversations(${words}::tsquery, ${MAX_FOUND}) f(id)
    join conversation c on c.tenant_id = current_tenant() and c.id = f.id`;
  return pageOf(query, sql`c.status = any(${[...query.statuses]}::conversation_status[])`, from);
}
