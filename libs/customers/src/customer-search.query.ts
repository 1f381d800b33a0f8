import { idCursor, type rows, type Tx } from '@guichet/platform';

interface Wishes {
  q: string;
  cursor?: string | undefined;
  limit: number;
}

/** Roots by name; one is found by any name or address of the records merged into it. The cursor is the last id given. */
export async function findCustomers(
  tx: Tx,
  { q, cursor, limit }: Wishes,
): Promise<{ ids: string[]; nextCursor: string | null }> {
  const after = idCursor(cursor);
  const found = q ? await matching(tx, q, after, limit + 1) : await everybody(tx, after, limit + 1);
  const ids = found.slice(0, limit).map(({ id }) => id);
  return { ids, nextCursor: found.length > limit ? ids.at(-1)! : null };
}

type Found = Pick<rows.Customer, 'id'>[];

/** A null cursor starts at the beginning: no name sorts before the empty one. */
const everybody = (tx: Tx, after: string | null, limit: number): Promise<Found> => tx.$queryRaw`
  select c.id from customer c
  where c.tenant_id = current_tenant() and c.merged_into_id is null
    and (${after}::uuid is null
      or (c.name, c.id) > (select name, id from customer where tenant_id = current_tenant() and id = ${after}::uuid))
  order by c.name, c.id limit ${limit}`;

/** Beginnings of words of the name, in either case and with or without accents; beginnings of addresses and domains. */
function matching(tx: Tx, q: string, after: string | null, limit: number): Promise<Found> {
  const word = escapeLike(fold(q));
  const address = escapeLike(q.toLowerCase());
  return tx.$queryRaw`
    select c.id from customer c join search_customers(${word}, ${address}) found on found.customer_id = c.id
    where c.tenant_id = current_tenant()
      and (${after}::uuid is null
        or (c.name, c.id) > (select name, id from customer where tenant_id = current_tenant() and id = ${after}::uuid))
    order by c.name, c.id limit ${limit}`;
}

const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
