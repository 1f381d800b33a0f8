import { Injectable } from '@nestjs/common';
import type { ReportCosts } from '@guichet/contracts';
import { Audit, currentTenant, Db, type Tx } from '@guichet/platform';

const UNKNOWN: ReportCosts = {
  ...{ hourlyCostCents: null, conversionPercent: null, basketCents: null },
  incomeCentsPerMinute: null,
};

export async function readCosts(tx: Tx): Promise<ReportCosts> {
  const row = await tx.reportCost.findUnique({ where: { tenantId: currentTenant() } });
  if (!row) return UNKNOWN;
  const { hourlyCostCents, conversionPercent, basketCents, incomeCentsPerMinute } = row;
  return { hourlyCostCents, conversionPercent, basketCents, incomeCentsPerMinute };
}

/** What an hour costs and a contact is worth, as the company says. */
@Injectable()
export class ReportCostSettings {
  constructor(
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  get(): Promise<ReportCosts> {
    return this.db.tx(readCosts);
  }

  update(costs: ReportCosts): Promise<{ ok: true }> {
    const tenantId = currentTenant();
    return this.db.tx(async (tx) => {
      await tx.reportCost.upsert({ where: { tenantId }, create: costs, update: costs });
      const data = { ...costs };
      await this.audit.record(tx, { action: 'report.costs-changed', subjectType: 'tenant', subjectId: tenantId, data });
      return { ok: true };
    });
  }
}
