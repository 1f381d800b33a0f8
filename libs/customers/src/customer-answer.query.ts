import type { Customer } from '@guichet/contracts';
import type { Directory } from '@guichet/identity';
import { found, key, type Tx } from '@guichet/platform';
import { rootsOf } from './families.query.ts';

/** Who this is now: the record it was merged into, or itself. `not_found` when there is none. */
export async function requireRoot(tx: Tx, id: string): Promise<string> {
  return found((await rootsOf(tx, [id])).get(id));
}

/** A root with the identities of all that was merged into it. */
export async function readCustomer(tx: Tx, directory: Directory, rootId: string): Promise<Customer> {
  const row = await tx.customer.findUniqueOrThrow({ where: key(rootId) });
  const identities = await tx.customerIdentity.findMany({
    where: { customer: { OR: [{ id: rootId }, { mergedIntoId: rootId }] } },
    select: { id: true, kind: true, value: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    valueClass: row.valueClass,
    notes: row.notes,
    customFields: row.customFields as Record<string, string>,
    identities,
    createdAt: row.createdAt.toISOString(),
    merges: await readMerges(tx, directory, rootId),
    version: row.version,
  };
}

/** The last merge first. What had been merged into a merged record comes back with it, so it is not listed. */
async function readMerges(tx: Tx, directory: Directory, customerId: string): Promise<Customer['merges']> {
  const merges = await tx.customerMerge.findMany({
    where: { customerId, undoneAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  if (!merges.length) return [];
  const merged = await tx.customer.findMany({
    where: { id: { in: merges.map(({ mergedId }) => mergedId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(merged.map(({ id, name }) => [id, name]));
  const actors = await directory.namesOf(
    merges.flatMap(({ actorId }) => actorId ?? []),
    tx,
  );
  return merges.map(({ id, mergedId, at, actorId }) => ({
    id,
    mergedName: nameOf.get(mergedId) ?? '',
    at: at.toISOString(),
    by: (actorId && actors.get(actorId)) ?? null,
  }));
}
