import { createHash } from 'node:crypto';
import { currentTenant, type Tx } from '@guichet/platform';
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

/** The words are made here and not by Postgres' parser, so that both sides cut them alike. */
async function put(tx: Tx, id: string, conversationId: string, texts: readonly string[]): Promise<void> {
  const mark = tenantMark(currentTenant());
  const words = searchTokens(texts.join('\n')).map((token) => mark + token);
  await tx.$executeRaw`
    insert into search_document (id, conversation_id, document)
    values (${id}::uuid, ${conversationId}::uuid, array_to_tsvector(${words}::text[]))
    on conflict (tenant_id, id) do update set document = excluded.document`;
}
