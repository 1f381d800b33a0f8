import { Injectable } from '@nestjs/common';
import type {
  createDisposition,
  Disposition,
  InputOf,
  listDispositions,
  OutputOf,
  updateDisposition,
} from '@guichet/contracts';
import { type Act, Audit, Db, DomainError, Events, found, key, type rows, type Tx } from '@guichet/platform';
import { seedDispositions } from './dispositions.query.ts';

/** How contacts end, in the tenant's words. */
@Injectable()
export class DispositionsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
  ) {}

  list(): Promise<OutputOf<typeof listDispositions>> {
    return this.db.tx(async (tx) => {
      await seedDispositions(tx);
      const orderBy = [{ position: 'asc' as const }, { name: 'asc' as const }];
      const all = await tx.disposition.findMany({ where: { isActive: true }, orderBy });
      return { dispositions: all.map(toDisposition) };
    });
  }

  create({ name }: InputOf<typeof createDisposition>): Promise<Disposition> {
    return this.db.tx(async (tx) => {
      await seedDispositions(tx);
      const row = await tx.disposition.create({ data: { name, position: await tx.disposition.count() } });
      await this.tell(tx, row.id, 'disposition.created', { name });
      return toDisposition(row);
    });
  }

  update({ dispositionId, name, isDefault }: InputOf<typeof updateDisposition>): Promise<Disposition> {
    return this.db.tx(async (tx) => {
      const before = await this.get(tx, dispositionId);
      if (isDefault) await tx.disposition.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
      // A renamed standard one is the tenant's own from then on.
      const renamed = name !== undefined && name !== before.name ? { name, code: null } : {};
      const data = { ...renamed, ...(isDefault ? { isDefault } : {}) };
      const row = await tx.disposition.update({ where: key(dispositionId), data });
      await this.tell(tx, dispositionId, 'disposition.changed', data);
      return toDisposition(row);
    });
  }

  /** Taken out of the choice; what it stands on keeps it. */
  remove(dispositionId: string): Promise<{ ok: true }> {
    return this.db.tx(async (tx) => {
      const { name, isDefault } = await this.get(tx, dispositionId);
      if (isDefault) throw new DomainError('in_use', { isDefault });
      // Its name is free again.
      const data = { isActive: false, name: `${name} · ${dispositionId}` };
      await tx.disposition.update({ where: key(dispositionId), data });
      await this.tell(tx, dispositionId, 'disposition.deleted', { name });
      return { ok: true };
    });
  }

  private async get(tx: Tx, id: string): Promise<rows.Disposition> {
    return found(await tx.disposition.findUnique({ where: { ...key(id), isActive: true } }));
  }

  private async tell(
    tx: Tx,
    dispositionId: string,
    action: Act['action'],
    data: Record<string, unknown>,
  ): Promise<void> {
    await this.events.record(tx, 'disposition.changed', { dispositionId });
    await this.audit.record(tx, { action, subjectType: 'disposition', subjectId: dispositionId, data });
  }
}

const toDisposition = ({ id, code, name, isDefault }: rows.Disposition): Disposition => ({
  ...{ id, name, isDefault },
  code: code as Disposition['code'],
});
