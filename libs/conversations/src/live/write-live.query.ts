import { currentTenant, eventInSql, rows } from '@guichet/platform';
import { previewOf } from '../preview.ts';
import { documentOf } from '../search/search-documents.ts';
import { asEntry, type LiveEntry, type LiveWords } from './live-entry.ts';

const { sql } = rows.Prisma;
/** Either door of the database: `db.raw` and `db.tx` both can ask it. */
export type Ask = <Row extends object>(statement: rows.Prisma.Sql) => Promise<Row[]>;

export interface LiveWrite {
  words: LiveWords;
  /** What else the conversation `c` must be for this short way; else nothing happens. */
  onlyIf: rows.Prisma.Sql;
  /** What the message changes of it, as the assignments of an update. */
  change: rows.Prisma.Sql;
}

/**
 * One message in one statement, since it is what this product does most often: the conversation's row numbers it and is held
 * until the commit; entry, search, event and notice stand or fall with it. Null when `onlyIf` does not hold or the message is
 * known; one that two requests bring at the same moment fails on the entry's unique ids.
 */
export async function writeLive(ask: Ask, { words, onlyIf, change }: LiveWrite): Promise<LiveEntry | null> {
  const { id, conversationId, direction, text } = words;
  const type = direction === 'in' ? 'message.received' : 'message.composed';
  const delivery = direction === 'in' ? 'received' : 'sent';
  const { terms, notices } = { terms: documentOf([words.fromName, text]), notices: JSON.stringify(words.notices) };
  const kind = direction === 'in' ? { kind: 'normal' } : {};
  const event = eventInSql({
    ...{ type, data: { conversationId, messageId: id, ...kind }, actorId: words.authorUserId },
    more: sql`jsonb_build_object('sequence', c.sequence)`,
  });
  const [written] = await ask<{ sequence: number; previous: number }>(sql`
    with c as (
      update conversation c set sequence = c.sequence + 1, version = c.version + 1, preview = ${previewOf(text)},
        last_message_at = greatest(c.last_message_at, ${words.at}), ${change}
      where c.id = ${conversationId}::uuid and ${onlyIf} and not exists (
        select from entry e where e.external_id = ${words.externalId} or e.client_id = ${words.clientId}
      ) returning c.id, c.sequence
    ), e as (
      insert into entry (id, conversation_id, sequence, type, at, direction, author_user_id, from_name, from_address, text, html,
        notices, delivery, client_id, external_id)
      select ${id}::uuid, c.id, c.sequence, 'message', ${words.at}, ${direction}::direction, ${words.authorUserId}::uuid,
        ${words.fromName}, ${words.fromAddress}, ${text}, ${words.html}, ${notices}::jsonb, ${delivery}::delivery_state,
        ${words.clientId}, ${words.externalId} from c
    ), d as (
      insert into search_document (id, conversation_id, document)
      select ${id}::uuid, c.id, array_to_tsvector(${terms}::text[]) from c
    ), n as (
      ${event.insert} from c
    ), written_down as (
      delete from draft using c where draft.conversation_id = c.id and draft.user_id = ${words.authorUserId}::uuid
    )
    select c.sequence, coalesce((select max(e.sequence) from entry e where e.conversation_id = c.id and e.type = 'message' and e.kind = 'normal'), 0) as previous,
      ${event.notify}
    from c`);
  return written ? asEntry(words, currentTenant(), written.sequence, written.previous) : null;
}
