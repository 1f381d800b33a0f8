import { Injectable } from '@nestjs/common';
import { currentActor, found, key, rows, type Tx } from '@guichet/platform';
import { CONVERSATION_COLUMNS } from './conversation-columns.ts';
import { visibleWhere } from './visibility.ts';

const { sql, empty } = rows.Prisma;

/** Loads a conversation as the acting person. Absent, another tenant's and not visible are all `not_found`. */
@Injectable()
export class ConversationAccess {
  get(tx: Tx, id: string): Promise<rows.Conversation> {
    return this.load(tx, id, empty);
  }

  /** Locks the row first, so that whatever follows sees it as it stays until the commit. */
  lock(tx: Tx, id: string): Promise<rows.Conversation> {
    return this.load(tx, id, sql`for no key update`);
  }

  /** The conversation of a message or note that the person may see. */
  async ofEntry(tx: Tx, entryId: string): Promise<{ conversation: rows.Conversation; entry: rows.Entry }> {
    const entry = found(await tx.entry.findUnique({ where: key(entryId) }));
    return { conversation: await this.get(tx, entry.conversationId), entry };
  }

  /** Those of the given ids that the person may see. */
  async visibleAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const visible = visibleWhere(currentActor());
    const seen = await tx.$queryRaw<{ id: string }[]>`
      select c.id from conversation c where c.id = any(${[...ids]}::uuid[]) and ${visible}`;
    return seen.map(({ id }) => id);
  }

  private async load(tx: Tx, id: string, lock: rows.Prisma.Sql): Promise<rows.Conversation> {
    const visible = visibleWhere(currentActor());
    const [conversation] = await tx.$queryRaw<rows.Conversation[]>`
      select ${CONVERSATION_COLUMNS} from conversation c where c.id = ${id}::uuid and ${visible} ${lock}`;
    return found(conversation);
  }
}

/** For the server's own work, where nobody looks: a channel or a timer. */
export async function lockForServer(tx: Tx, id: string): Promise<rows.Conversation | null> {
  const [conversation] = await tx.$queryRaw<rows.Conversation[]>`
    select ${CONVERSATION_COLUMNS} from conversation c where c.id = ${id}::uuid for no key update`;
  return conversation ?? null;
}
