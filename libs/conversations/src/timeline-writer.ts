import type { ConversationStatus, DomainEvents } from '@guichet/contracts';
import { maybeActor, rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { CONVERSATION_COLUMNS } from './conversation-columns.ts';

const { sql, join, raw, empty } = rows.Prisma;

export type NewEntry = Omit<rows.Prisma.EntryUncheckedCreateInput, 'id' | 'conversationId' | 'sequence'>;
export type ConversationChange = Partial<
  Omit<rows.Conversation, 'tenantId' | 'id' | 'number' | 'sequence' | 'version'>
>;

/** The line as it was written, as far as its writer knows it. */
export type WrittenEntry<E extends NewEntry = NewEntry> = E & Pick<rows.Entry, 'id' | 'conversationId' | 'sequence'>;

export interface Written<E extends NewEntry = NewEntry> {
  conversation: rows.Conversation;
  entry: WrittenEntry<E>;
}

/**
 * Changes a conversation and writes the line that tells it. The update numbers the line and holds the row until the
 * commit, so lines are numbered 1, 2, 3 … without gap or double. Null when its status is none of `onlyFrom`. One
 * statement, since it runs for every message.
 */
export async function writeEntry<E extends NewEntry>(
  tx: Tx,
  conversationId: string,
  entry: E,
  change: ConversationChange = {},
  onlyFrom?: readonly ConversationStatus[],
): Promise<Written<E> | null> {
  const id = uuid();
  const { columns, json } = recordOf(change);
  const changes = columns.map((column) => sql`, ${column} = new.${column}`);
  const isFrom = onlyFrom ? sql`and old.status = any(${[...onlyFrom]}::conversation_status[])` : empty;
  const [conversation] = await tx.$queryRaw<rows.Conversation[]>`
    with c as (
      update conversation old set sequence = old.sequence + 1, version = old.version + 1 ${changes.length ? join(changes, '') : empty}
      from jsonb_populate_record(null::conversation, ${json}::jsonb) new
      where old.id = ${conversationId}::uuid ${isFrom} returning old.*
    ), line as (${insertEntry(id, entry)})
    select ${CONVERSATION_COLUMNS} from c`;
  if (!conversation) return null;
  return { conversation, entry: { ...entry, id, conversationId, sequence: conversation.sequence } };
}

/** Part of a statement whose `c` is the conversation, its sequence counted on: writes the line. */
export function insertEntry(id: string, entry: NewEntry): rows.Prisma.Sql {
  const { columns, json } = recordOf(entry);
  return sql`
    insert into entry (id, conversation_id, sequence, ${join(columns)})
    select ${id}::uuid, c.id, c.sequence, ${join(columns.map((column) => sql`new.${column}`))}
    from c, jsonb_populate_record(null::entry, ${json}::jsonb) new`;
}

/** Fields as a record's: their columns, and their values under those names. Fields are named in code, never by input. */
export function recordOf(fields: object): { columns: rows.Prisma.Sql[]; json: string } {
  const named = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value] as const);
  return { columns: named.map(([name]) => raw(`"${name}"`)), json: JSON.stringify(Object.fromEntries(named)) };
}

/** The same without a line: only the version tells that something is new. */
export async function touch(tx: Tx, conversationId: string, change: ConversationChange = {}): Promise<void> {
  await tx.conversation.updateMany({
    where: { id: conversationId },
    data: { ...change, version: { increment: 1 } },
  });
}

/** A line that tells a domain event; `data` holds ids and plain values. */
export const systemEntry = (event: keyof DomainEvents, data: object) => ({
  type: 'system' as const,
  event,
  data,
  authorUserId: maybeActor()?.userId ?? null,
});
