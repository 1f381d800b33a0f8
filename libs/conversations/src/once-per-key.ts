import { rows, type Tx } from '@guichet/platform';

/** The lock of {@link waitForSame}, for statements that do more. */
export const lockOfSame = (purpose: string, name: string): rows.Prisma.Sql =>
  rows.Prisma.sql`pg_advisory_xact_lock(hashtext(${purpose}), hashtext(current_tenant()::text || ${name}))`;

/**
 * Whoever comes with the same key at the same time waits here until the first has committed, and then finds its row.
 * (A unique index alone would fail the second after its effects had begun.)
 */
export async function waitForSame(tx: Tx, purpose: string, name: string): Promise<void> {
  await tx.$executeRaw`select ${lockOfSame(purpose, name)}`;
}
