import { rows, type Tx } from '@guichet/platform';

/** Of all processes one folds a tenant's events at a time: a rollup must see all facts of its interval. */
const FOLD_LOCK = rows.Prisma.sql`hashtextextended('work-facts' || current_tenant()::text, 0)`;

/** False: another process folds already, and what is there to do is its. */
export async function foldsAlone(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ alone: boolean }[]>`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as alone`;
  return row!.alone;
}

/** Nobody folds until the caller's transaction is over. */
export async function waitForFolding(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${FOLD_LOCK})`;
}
