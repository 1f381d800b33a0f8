import { Injectable } from '@nestjs/common';
import type { Channel } from '@guichet/contracts';
import type { Tx } from '@guichet/platform';

/** What an offer or a list says of a subject. */
export interface SubjectWords {
  title: string;
  customerName: string;
  lastLine: string;
  valueClass: 'standard' | 'high' | 'key';
  lastContactAt: Date | null;
}
export interface GivenWork {
  id: string;
  subjectId: string;
  channel: Channel;
  queueId: string;
  waitedSeconds: number;
}

/** What routing asks of whoever's things it gives out; it knows no more of them. */
export interface WorkSubjectOwner {
  type: string;
  /**
   * Holds the subject against other changes, before its item is touched. False when it cannot be given out (any more):
   * it is gone, closed, or somebody has it.
   */
  lock(tx: Tx, subjectId: string): Promise<boolean>;
  /** It is this agent's from now on; in the transaction of the claim. */
  given(tx: Tx, work: GivenWork, agentId: string): Promise<void>;
  /** Nobody has it any more: it waits again. */
  released(tx: Tx, subjectId: string): Promise<void>;
  words(tx: Tx, subjectIds: readonly string[]): Promise<Map<string, SubjectWords>>;
  /** Those of the ids that the acting person may see. */
  visibleAmong(tx: Tx, subjectIds: readonly string[]): Promise<string[]>;
}

interface Named {
  subjectType: string;
  subjectId: string;
}

/** Whose things are given out; each registers itself when its module starts. */
@Injectable()
export class WorkSubjects {
  private readonly owners = new Map<string, WorkSubjectOwner>();

  register(owner: WorkSubjectOwner): void {
    if (this.owners.has(owner.type)) throw new Error(`subjects of type ${owner.type} are registered already`);
    this.owners.set(owner.type, owner);
  }

  of(type: string): WorkSubjectOwner {
    const owner = this.owners.get(type);
    if (!owner) throw new Error(`nobody owns subjects of type ${type}`);
    return owner;
  }

  /** Of several things at once, whatever their types; what is gone has none. */
  async wordsOf(tx: Tx, items: readonly Named[]): Promise<Map<string, SubjectWords>> {
    const all = new Map<string, SubjectWords>();
    for (const [type, some] of Map.groupBy(items, ({ subjectType }) => subjectType)) {
      const ids = some.map(({ subjectId }) => subjectId);
      for (const [id, one] of (await this.find(type)?.words(tx, ids)) ?? []) all.set(id, one);
    }
    return all;
  }

  /** The same of those that the acting person may see, by subject; not a word about the others. */
  async visibleWords(tx: Tx, items: readonly Named[]): Promise<Map<string, SubjectWords>> {
    const visible = new Set<string>();
    for (const [type, some] of Map.groupBy(items, ({ subjectType }) => subjectType)) {
      const ids = some.map(({ subjectId }) => subjectId);
      for (const id of (await this.find(type)?.visibleAmong(tx, ids)) ?? []) visible.add(id);
    }
    return this.wordsOf(
      tx,
      items.filter(({ subjectId }) => visible.has(subjectId)),
    );
  }

  /** Null where nobody does, such as for a type somebody made up. */
  find(type: string): WorkSubjectOwner | null {
    return this.owners.get(type) ?? null;
  }
}
