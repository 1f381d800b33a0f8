import { rows, type Tx } from '@guichet/platform';

/** Since when single contacts are kept; what arrived before is in rollups alone, and those are closed. */
export const KEPT_FROM = rows.Prisma
  .sql`coalesce((select forgotten_before from fact_retention), '-infinity'::timestamptz)`;

/** Null: nothing was forgotten yet. */
export async function readKeptFrom(tx: Tx): Promise<Date | null> {
  const row = await tx.factRetention.findFirst({ select: { forgottenBefore: true } });
  return row?.forgottenBefore ?? null;
}
