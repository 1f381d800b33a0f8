import { rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { CONVERSATION_COLUMNS } from '../conversation-columns.ts';
import { type ConversationChange, insertEntry, type NewEntry, recordOf } from '../timeline-writer.ts';

type NewRow = ConversationChange &
  Pick<rows.Conversation, 'subject' | 'channel' | 'inboxId' | 'teamId' | 'assigneeId' | 'customerId' | 'lastMessageAt'>;

export interface FirstEntry {
  id: string;
  entry: NewEntry;
}

/**
 * Makes a conversation under the tenant's next number, its first line with it. Identity owns the tenant's table; this
 * counter on it is ours alone. Its row stays locked until the commit and holds up every other new conversation of the
 * tenant, so ask late in a transaction. One statement, since it runs for every first message.
 */
export async function insertConversation(tx: Tx, row: NewRow, first?: FirstEntry): Promise<rows.Conversation> {
  const { columns, json } = recordOf(row);
  const line = first ? rows.Prisma.sql`, line as (${insertEntry(first.id, first.entry)})` : rows.Prisma.empty;
  const [conversation] = await tx.$queryRaw<rows.Conversation[]>`
    with counter as (
      update tenant set conversation_count = conversation_count + 1 where id = current_tenant() returning conversation_count
    ), c as (
      insert into conversation (id, number, sequence, ${rows.Prisma.join(columns)})
      select ${uuid()}::uuid, conversation_count, ${first ? 1 : 0}::int,
        ${rows.Prisma.join(columns.map((column) => rows.Prisma.sql`new.${column}`))}
      from counter, jsonb_populate_record(null::conversation, ${json}::jsonb) new returning *
    ) ${line}
    select ${CONVERSATION_COLUMNS} from c`;
  return conversation!;
}
