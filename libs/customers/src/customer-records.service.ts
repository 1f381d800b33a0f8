import { Injectable } from '@nestjs/common';
import type {
  addIdentity,
  Customer,
  getCustomer,
  InputOf,
  OutputOf,
  removeIdentity,
  searchCustomers,
  updateCustomer,
} from '@guichet/contracts';
import { Directory } from '@guichet/identity';
import { currentTenant, Db, DomainError, Events, found, key, type Tx } from '@guichet/platform';
import { readCustomer, requireRoot } from './customer-answer.query.ts';
import { findCustomers } from './customer-search.query.ts';
import { familyOf, summariesOf } from './families.query.ts';
import { normaliseIdentity } from './identity-value.ts';

/** What people do with the record of a person. A merged record stands for the one it went into. */
@Injectable()
export class CustomerRecordsService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly directory: Directory,
  ) {}

  search(input: InputOf<typeof searchCustomers>): Promise<OutputOf<typeof searchCustomers>> {
    return this.db.tx(async (tx) => {
      const { ids, nextCursor } = await findCustomers(tx, input);
      const summaries = await summariesOf(tx, ids);
      return { customers: ids.flatMap((id) => summaries.get(id) ?? []), nextCursor };
    });
  }

  get({ customerId }: InputOf<typeof getCustomer>): Promise<Customer> {
    return this.db.tx(async (tx) => readCustomer(tx, this.directory, await requireRoot(tx, customerId)));
  }

  update({ customerId, version, ...wishes }: InputOf<typeof updateCustomer>): Promise<Customer> {
    const data = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined));
    return this.change(customerId, async (tx, id) => {
      const { count } = await tx.customer.updateMany({
        where: { id, ...(version === undefined ? {} : { version }) },
        data: { ...data, version: { increment: 1 } },
      });
      if (!count) throw new DomainError('stale');
    });
  }

  addIdentity({ customerId, kind, value: typed }: InputOf<typeof addIdentity>): Promise<Customer> {
    const value = normaliseIdentity(kind, typed);
    return this.change(customerId, async (tx, id) => {
      const { count } = await tx.customerIdentity.createMany({
        data: [{ customerId: id, kind, value }],
        skipDuplicates: true,
      });
      if (!count) await this.refuseTaken(tx, id, kind, value);
      await this.bump(tx, id);
    });
  }

  removeIdentity({ customerId, identityId }: InputOf<typeof removeIdentity>): Promise<Customer> {
    return this.change(customerId, async (tx, id) => {
      const { count } = await tx.customerIdentity.deleteMany({
        where: { id: identityId, customerId: { in: await familyOf(tx, id) } },
      });
      if (!count) throw new DomainError('not_found');
      await this.bump(tx, id);
    });
  }

  /** Does something to the root, tells of it, and answers with it. */
  private change(customerId: string, work: (tx: Tx, rootId: string) => Promise<void>): Promise<Customer> {
    return this.db.tx(async (tx) => {
      const rootId = await requireRoot(tx, customerId);
      await work(tx, rootId);
      const customer = await readCustomer(tx, this.directory, rootId);
      await this.events.record(tx, 'customer.changed', { customerId: rootId, version: customer.version });
      return customer;
    });
  }

  private bump(tx: Tx, id: string) {
    return tx.customer.update({ where: key(id), data: { version: { increment: 1 } }, select: { id: true } });
  }

  private async refuseTaken(tx: Tx, id: string, kind: 'email', value: string): Promise<void> {
    const where = { tenantId_kind_value: { tenantId: currentTenant(), kind, value } };
    const owner = found(await tx.customerIdentity.findUnique({ where, select: { customerId: true } }));
    const customerId = await requireRoot(tx, owner.customerId);
    if (customerId !== id) throw new DomainError('already_exists', { customerId });
  }
}
