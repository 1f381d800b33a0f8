import { createHash } from 'node:crypto';
import type { AuditAction } from '@guichet/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from './clock.ts';
import { maybeActor } from './context.ts';
import type { Tx } from './db.ts';
import type { AuditEntry } from './prisma/client.ts';

export interface Act {
  action: AuditAction;
  subjectType: string;
  subjectId?: string | null;
  data?: Record<string, unknown>;
  /** For acts before a session exists, such as a log-in. */
  actor?: { userId: string | null; name: string | null };
}

type Hashed = Omit<AuditEntry, 'tenantId' | 'hash'>;
/** Keys in order, so that what Postgres gives back (jsonb reorders) hashes the same. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, canonical(inner)]),
  );
};
export const hashOf = (entry: Hashed): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        entry.previousHash,
        entry.sequence,
        entry.at.toISOString(),
        entry.actorId,
        entry.actorName,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        canonical(entry.data),
      ]),
    )
    .digest('hex');

/** Whether each entry continues the one before it; `entries` ascend without gap. */
export function isChainIntact(entries: readonly AuditEntry[]): boolean {
  return entries.every((entry, index) => {
    const before = entries[index - 1];
    const continues = !before || (entry.previousHash === before.hash && entry.sequence === before.sequence + 1);
    return continues && hashOf(entry) === entry.hash;
  });
}

/** Who did what to whose settings: append-only, each entry chained to the one before. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, act: Act): Promise<void> {
    // One chain per tenant: whoever appends waits for the one before.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('audit'), hashtext(current_tenant()::text))`;
    const last = await tx.auditEntry.findFirst({ orderBy: { sequence: 'desc' } });
    const actor = act.actor ?? { userId: maybeActor()?.userId ?? null, name: maybeActor()?.name ?? null };
    const entry = {
      sequence: (last?.sequence ?? 0) + 1,
      at: this.clock.now(),
      actorId: actor.userId,
      actorName: actor.name,
      action: act.action,
      subjectType: act.subjectType,
      subjectId: act.subjectId ?? null,
      data: JSON.parse(JSON.stringify(act.data ?? {})) as object,
      previousHash: last?.hash ?? '',
    };
    await tx.auditEntry.create({ data: { ...entry, hash: hashOf(entry as Hashed) } });
  }
}
