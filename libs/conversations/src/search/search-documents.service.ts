import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { currentTenant, type Tx } from '@guichet/platform';
import { queryTokens, searchTokens, tsQuery } from './search-text.ts';

/**
 * Words carry a mark of their tenant. In one index for all tenants a common beginning ("com…") would otherwise collect
 * everybody's rows before the tenant's are picked out of them. Two tenants with one mark cost time, never secrecy.
 */
export const tenantMark = (tenantId: string): string =>
  createHash('sha256').update(tenantId).digest('base64url').slice(0, 5);

const marked = (tokens: string[]): string[] => {
  const mark = tenantMark(currentTenant());
  return tokens.map((token) => mark + token);
};

/** What can be found, and how to ask for it: the same words on both sides. */
@Injectable()
export class SearchDocuments {
  /** A conversation by its subject, number and people. */
  async putConversation(
    tx: Tx,
    conversation: { id: string; number: number; subject: string },
    people: readonly string[],
  ): Promise<void> {
    const { id, number, subject } = conversation;
    await this.put(tx, id, id, [subject, String(number), ...people]);
  }

  /** A message by its text and the people in it. */
  async putMessage(tx: Tx, entry: { id: string; conversationId: string }, texts: readonly string[]): Promise<void> {
    await this.put(tx, entry.id, entry.conversationId, texts);
  }

  /** A `tsquery` for `search_conversations`, or null when the words hold nothing to look for. */
  queryFor(words: string): string | null {
    const tokens = queryTokens(words);
    const mark = tenantMark(currentTenant());
    return tsQuery(tokens, mark);
  }

  private async put(tx: Tx, id: string, conversationId: string, texts: readonly string[]): Promise<void> {
    const tokens = marked(searchTokens(texts.join('\n')));
    await tx.$executeRaw`
      insert into search_document (id, conversation_id, document)
      values (${id}::uuid, ${conversationId}::uuid, array_to_tsvector(${tokens}::text[]))
      on conflict (tenant_id, id) do update set document = excluded.document`;
  }
}
