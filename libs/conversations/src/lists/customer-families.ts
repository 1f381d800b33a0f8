import type { ConversationFilter } from '@guichet/contracts';
import type { CustomersService } from '@guichet/customers';
import type { Tx } from '@guichet/platform';

/** Of each customer that filters name, the ids of all records merged with his. */
export async function familiesIn(
  tx: Tx,
  customers: CustomersService,
  filters: readonly ConversationFilter[],
): Promise<Map<string, string[]>> {
  const families = new Map<string, string[]>();
  for (const id of new Set(filters.flatMap(({ customerId }) => customerId ?? [])))
    families.set(id, await customers.familyOf(tx, id));
  return families;
}
