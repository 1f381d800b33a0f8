import { rows } from '@guichet/platform';
import type { Conditions } from './list-conditions.ts';

const { sql } = rows.Prisma;

/**
 * The conditions under which `conversation c` is read, each in a query of its own. Under row-level security Postgres
 * compares a status only after it has the row (equality of enums is not leakproof), so an index that merely begins
 * with it would not be used; there is an index for each status instead, found by naming that one status.
 */
export const statusParts = ({ statuses, isNarrow }: Conditions): rows.Prisma.Sql[] =>
  isNarrow
    ? [sql`c.status = any(${[...statuses]}::conversation_status[])`]
    : statuses.map((status) => sql`c.status = ${status}::conversation_status`);
