import type { Tx } from '@guichet/platform';

/**
 * The tenant's next conversation number. Identity owns the table; this counter on it is ours alone. The row stays
 * locked until the commit and holds up every other new conversation of the tenant, so ask late in a transaction.
 */
export async function nextNumber(tx: Tx): Promise<number> {
  const [tenant] = await tx.$queryRaw<{ number: number }[]>`
    update tenant set conversation_count = conversation_count + 1 where id = current_tenant()
    returning conversation_count as number`;
  return tenant!.number;
}
