import { Injectable } from '@nestjs/common';
import type { Customer, InputOf, mergeCustomers, OutputOf, unmergeCustomers } from '@guichet/contracts';
import { Directory } from '@guichet/identity';
import { Audit, Clock, currentActor, Db, DomainError, Events, key, type rows, type Tx } from '@guichet/platform';
import { readCustomer, requireRoot } from './customer-answer.query.ts';

type Pair = Pick<rows.CustomerMerge, 'customerId' | 'mergedId' | 'carriedIds'>;

/**
 * Makes two records one person, and two again. Nothing moves: the merged record, and whatever was merged into it before,
 * points at its root, always in one step; so conversations and addresses keep their own record and can be given back.
 */
@Injectable()
export class MergesService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  merge({ customerId, mergedId }: InputOf<typeof mergeCustomers>): Promise<Customer> {
    return this.db.tx(async (tx) => {
      await lockMerges(tx);
      const rootId = await requireRoot(tx, customerId);
      const mergedRoot = await requireRoot(tx, mergedId);
      if (rootId === mergedRoot) throw new DomainError('already_merged');
      if (mergedRoot !== mergedId) throw new DomainError('already_merged', { customerId: mergedRoot });
      const carried = await tx.customer.findMany({ where: { mergedIntoId: mergedId }, select: { id: true } });
      const pair = { customerId: rootId, mergedId, carriedIds: carried.map(({ id }) => id) };
      const actorId = currentActor().userId;
      await tx.customerMerge.create({ data: { ...pair, actorId, at: this.clock.now() } });
      await tx.customer.updateMany({
        where: { id: { in: [mergedId, ...pair.carriedIds] } },
        data: { mergedIntoId: rootId },
      });
      await this.log(tx, 'customer.merged', pair);
      return readCustomer(tx, this.directory, rootId);
    });
  }

  unmerge({ customerId, mergeId }: InputOf<typeof unmergeCustomers>): Promise<OutputOf<typeof unmergeCustomers>> {
    return this.db.tx(async (tx) => {
      await lockMerges(tx);
      const rootId = await requireRoot(tx, customerId);
      const merge = await tx.customerMerge.findFirst({ where: { id: mergeId, customerId: rootId, undoneAt: null } });
      if (!merge) throw new DomainError('not_found');
      const { mergedId, carriedIds } = merge;
      await tx.customerMerge.update({ where: key(mergeId), data: { undoneAt: this.clock.now() } });
      await tx.customer.update({ where: key(mergedId), data: { mergedIntoId: null } });
      await tx.customer.updateMany({ where: { id: { in: carriedIds } }, data: { mergedIntoId: mergedId } });
      await this.log(tx, 'customer.unmerged', merge);
      return {
        customer: await readCustomer(tx, this.directory, rootId),
        separated: await readCustomer(tx, this.directory, mergedId),
      };
    });
  }

  /** Both records count as changed: whoever edits one of them must see it first. */
  private async log(tx: Tx, action: 'customer.merged' | 'customer.unmerged', pair: Pair): Promise<void> {
    const { customerId, mergedId } = pair;
    await tx.customer.updateMany({
      where: { id: { in: [customerId, mergedId] } },
      data: { version: { increment: 1 } },
    });
    if (action === 'customer.merged') await this.events.record(tx, action, { customerId, mergedId });
    else await this.events.record(tx, action, { customerId, separatedId: mergedId });
    await this.audit.record(tx, { action, subjectType: 'customer', subjectId: customerId, data: { mergedId } });
  }
}

/**
 * Merges of a tenant happen one after the other. They are rare and made by people, and whoever merges A into B while
 * someone merges B into A then finds them merged, rather than making a ring of them or a deadlock.
 */
const lockMerges = (tx: Tx) =>
  tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext('customer-merge'), hashtext(current_tenant()::text))`;
