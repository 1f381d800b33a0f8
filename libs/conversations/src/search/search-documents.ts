import { createHash } from 'node:crypto';
import { atEnd, currentTenant, type Tx } from '@guichet/platform';
import { queryTokens, searchTokens, tsQuery } from './search-text.ts';

/**
 * Words carry a mark of their tenant. In one index for all tenants a common beginning ("com…") would otherwise collect
 * everybody's rows before the tenant's are picked out of them. Two tenants with one mark cost time, never secrecy.
 */
export const tenantMark = (tenantId: string): string =>
  createHash('sha256').update(tenantId).digest('base64url').slice(0, 5);

/** A conversation is found by its subject, number and people. */
export const putConversationDocument = (
  tx: Tx,
  { id, number, subject }: { id: string; number: number; subject: string },
  people: readonly string[],
): Promise<void> => put(tx, id, id, [subject, String(number), ...people]);

/** A message is found by its text and the people in it. */
export const putMessageDocument = (
  tx: Tx,
  { id, conversationId }: { id: string; conversationId: string },
  texts: readonly string[],
): Promise<void> => put(tx, id, conversationId, texts);

/** The `tsquery` for `search_conversations`, in its text form; null when the words hold nothing to look for. */
export const searchQuery = (words: string): string | null => tsQuery(queryTokens(words), tenantMark(currentTenant()));

/** The words under which texts are found. */
export function documentOf(texts: readonly string[]): string[] {
  const mark = tenantMark(currentTenant());
  return searchTokens(texts.join('\n')).map((token) => mark + token);
}

interface PendingDocument {
  id: string;
  conversation_id: string;
  words: string[];
}
const pending = new WeakMap<Tx, Map<string, PendingDocument>>();

/**
 * The words are made here and not by Postgres' parser, so that both sides cut them alike. What a transaction makes is written
 * at its end, in one statement.
 */
async function put(tx: Tx, id: string, conversationId: string, texts: readonly string[]): Promise<void> {
  const words = documentOf(texts);
  let documents = pending.get(tx);
  if (!documents) {
    const made = (documents = new Map<string, PendingDocument>());
    pending.set(tx, made);
    atEnd(tx, () => write(tx, [...made.values()]));
  }
  documents.set(id, { id, conversation_id: conversationId, words });
}

async function write(tx: Tx, documents: readonly PendingDocument[]): Promise<void> {
  await tx.$executeRaw`
    insert into search_document (id, conversation_id, document)
    select id, conversation_id, array_to_tsvector(array(select jsonb_array_elements_text(words)))
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) as d(id uuid, conversation_id uuid, words jsonb)
    on conflict (tenant_id, id) do update set document = excluded.document`;
}
