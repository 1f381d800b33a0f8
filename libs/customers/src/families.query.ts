import type { CustomerSummary } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

/** The record each of these was merged into, or itself; absent ids are left out. Merges are flat, so one step is all. */
export async function rootsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.customer.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, mergedIntoId: true },
  });
  return new Map(found.map(({ id, mergedIntoId }) => [id, mergedIntoId ?? id]));
}

/** A root with all that was merged into it; empty when there is no such record. */
export async function familyOf(tx: Tx, id: string): Promise<string[]> {
  const root = (await rootsOf(tx, [id])).get(id);
  if (!root) return [];
  const merged = await tx.customer.findMany({ where: { mergedIntoId: root }, select: { id: true } });
  return [root, ...merged.map((row) => row.id)];
}

/** By the ids asked for; what is told is the root's. */
export async function summariesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, CustomerSummary>> {
  const roots = await rootsOf(tx, ids);
  const rootIds = [...new Set(roots.values())];
  if (!rootIds.length) return new Map();
  const customers = await tx.customer.findMany({
    where: { id: { in: rootIds } },
    select: { id: true, name: true, valueClass: true },
  });
  const emails = await firstAddresses(tx, rootIds);
  const byRoot = new Map(customers.map((one) => [one.id, { ...one, email: emails.get(one.id) ?? null }]));
  return new Map([...roots].map(([id, root]) => [id, byRoot.get(root)!]));
}

/** The oldest address of each root: its own if it has one, else one of a record merged into it. */
async function firstAddresses(tx: Tx, rootIds: string[]): Promise<Map<string, string>> {
  const found = await tx.$queryRaw<{ root: string; value: string }[]>`
    select distinct on (root) root, value from (
      select coalesce(c.merged_into_id, c.id) as root, i.value, c.merged_into_id is not null as merged, i.created_at, i.id
      from customer c join customer_identity i on i.tenant_id = c.tenant_id and i.customer_id = c.id and i.kind = 'email'
      where c.tenant_id = current_tenant() and (c.id = any(${rootIds}::uuid[]) or c.merged_into_id = any(${rootIds}::uuid[]))
    ) address
    order by root, merged, created_at, id`;
  return new Map(found.map(({ root, value }) => [root, value]));
}
