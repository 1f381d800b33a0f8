import { Injectable } from '@nestjs/common';
import type { CustomerSummary } from '@guichet/contracts';
import { Events, type Tx } from '@guichet/platform';
import { familyOf, rootsOf, summariesOf } from './families.query.ts';
import { type Contact, findOrCreate } from './find-or-create.ts';

/** What other libs ask of customers, inside their own transactions. */
@Injectable()
export class CustomersService {
  constructor(private readonly events: Events) {}

  /**
   * The record that owns this address, made when there is none; safe when several ask at once. It is not resolved to the
   * record it may have been merged into: who refers to it keeps doing so, and a merge can be undone.
   */
  findOrCreate(tx: Tx, contact: Contact): Promise<{ id: string; isNew: boolean }> {
    return findOrCreate(tx, this.events, contact);
  }

  /** Of each id the record it was merged into, or itself; absent ids are left out. */
  rootOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    return rootsOf(tx, ids);
  }

  /** The ids of one person: the root and all merged into it, whichever of them is asked for. */
  familyOf(tx: Tx, id: string): Promise<string[]> {
    return familyOf(tx, id);
  }

  /** By the ids asked for, resolved to their roots; absent ids are left out. */
  summaries(tx: Tx, ids: readonly string[]): Promise<Map<string, CustomerSummary>> {
    return summariesOf(tx, ids);
  }
}
