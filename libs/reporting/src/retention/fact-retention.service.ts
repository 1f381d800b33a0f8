import { Injectable } from '@nestjs/common';
import type { FactRetention, InputOf, updateFactRetention } from '@guichet/contracts';
import { Audit, currentTenant, Db, type Tx } from '@guichet/platform';

/** How long a company keeps single contacts in its reports. */
@Injectable()
export class FactRetentionSettings {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  get(): Promise<FactRetention> {
    return this.db.tx(read);
  }

  /** What was forgotten stays so, whatever is said now. */
  update({ keepMonths }: InputOf<typeof updateFactRetention>): Promise<FactRetention> {
    const tenantId = currentTenant();
    return this.db.tx(async (tx) => {
      await tx.factRetention.upsert({ where: { tenantId }, create: { keepMonths }, update: { keepMonths } });
      const about = { subjectType: 'tenant', subjectId: tenantId, data: { keepMonths } };
      await this.audit.record(tx, { action: 'report.retention-changed', ...about });
      return read(tx);
    });
  }
}

async function read(tx: Tx): Promise<FactRetention> {
  const row = await tx.factRetention.findUnique({ where: { tenantId: currentTenant() } });
  return { keepMonths: row?.keepMonths ?? null, keptFrom: row?.forgottenBefore?.toISOString() ?? null };
}
