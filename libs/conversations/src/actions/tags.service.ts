import { Injectable } from '@nestjs/common';
import type { Tag } from '@guichet/contracts';
import { Db, type Tx } from '@guichet/platform';
import { waitForSame } from '../once-per-key.ts';

const present = ({ id, name }: Tag): Tag => ({ id, name });

/** Tags come to be by being used; "Livraison" and "livraison" are one. */
@Injectable()
export class TagsService {
  constructor(private readonly db: Db) {}

  list(): Promise<{ tags: Tag[] }> {
    return this.db.tx(async (tx) => ({ tags: (await tx.tag.findMany({ orderBy: { name: 'asc' } })).map(present) }));
  }

  /** Puts tags on by name and takes others off by id; answers whether anything changed. */
  async change(tx: Tx, conversationId: string, addNames: string[], removeIds: string[]): Promise<boolean> {
    const removed = await tx.conversationTag.deleteMany({ where: { conversationId, tagId: { in: removeIds } } });
    const tagIds = await this.idsOf(tx, addNames);
    const data = tagIds.map((tagId) => ({ conversationId, tagId }));
    const added = await tx.conversationTag.createMany({ data, skipDuplicates: true });
    return removed.count + added.count > 0;
  }

  private async idsOf(tx: Tx, names: string[]): Promise<string[]> {
    if (!names.length) return [];
    const ids = new Set<string>();
    for (const name of names) ids.add((await this.find(tx, name)) ?? (await this.make(tx, name)));
    return [...ids];
  }

  private async find(tx: Tx, name: string): Promise<string | undefined> {
    const [tag] = await tx.$queryRaw<{ id: string }[]>`select id from tag where lower(name) = lower(${name})`;
    return tag?.id;
  }

  /** The table's unique name knows case, so whoever makes a tag waits for the one who makes another. */
  private async make(tx: Tx, name: string): Promise<string> {
    await waitForSame(tx, 'tag', '');
    return (await this.find(tx, name)) ?? (await tx.tag.create({ data: { name } })).id;
  }
}
