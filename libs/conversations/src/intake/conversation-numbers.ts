import { rows, type Tx } from '@guichet/platform';
import { v7 as uuid } from 'uuid';
import { CONVERSATION_COLUMNS } from '../conversation-columns.ts';

type NewRow = Pick<
  rows.Conversation,
  'subject' | 'channel' | 'inboxId' | 'teamId' | 'assigneeId' | 'customerId' | 'lastMessageAt'
>;

/**
 * Makes a conversation under the tenant's next number. Identity owns the tenant's table; this counter on it is ours alone.
 * Its row stays locked until the commit and holds up every other new conversation of the tenant, so ask late in a
 * transaction. One statement, since it runs for every first message.
 */
export async function insertConversation(tx: Tx, row: NewRow): Promise<rows.Conversation> {
  const [conversation] = await tx.$queryRaw<rows.Conversation[]>`
    with counter as (
      update tenant set conversation_count = conversation_count + 1 where id = current_tenant() returning conversation_count
    ), c as (
      insert into conversation (id, number, subject, channel, inbox_id, team_id, assignee_id, customer_id, last_message_at)
      select ${uuid()}::uuid, conversation_count, ${row.subject}, ${row.channel}::channel, ${row.inboxId}::uuid,
        ${row.teamId}::uuid, ${row.assigneeId}::uuid, ${row.customerId}::uuid, ${row.lastMessageAt}
      from counter returning *
    )
    select ${CONVERSATION_COLUMNS} from c`;
  return conversation!;
}
