import { Injectable } from '@nestjs/common';
import { type ChatSend, maskCards } from '@guichet/contracts';
import { AttachmentsService, type LiveEntry, LiveMessages, type MessageFile } from '@guichet/conversations';
import { Clock, Db, DomainError, rows, storable } from '@guichet/platform';
import type * as z from 'zod';
import { ChatBook } from './chat-book.service.ts';
import { externalIdOf } from './chat-view.ts';

const { sql } = rows.Prisma;
export const CARD_MASKED = { kind: 'card-masked', detail: null };

/** What a visitor says in a chat that goes on. */
@Injectable()
export class VisitorMessages {
  constructor(
    private readonly db: Db,
    private readonly book: ChatBook,
    private readonly live: LiveMessages,
    private readonly attachments: AttachmentsService,
    private readonly clock: Clock,
  ) {}

  /** Answers once it is stored. The same `clientId` again is the same message. */
  async send(visitorId: string, input: z.output<typeof ChatSend>): Promise<LiveEntry> {
    const { conversationId, clientId, fileIds } = input;
    const { inboxId, promisedHours, name, email, customerId } = await this.book.own(conversationId, visitorId);
    const said = storable(input.text);
    const text = maskCards(said);
    if (!text && !fileIds.length) throw new DomainError('invalid_input', { issues: [{ path: 'text' }] });
    const at = this.clock.now();
    const attachments = fileIds.length ? await this.filesOf(fileIds, visitorId) : [];
    const notices = text === said ? [] : [CARD_MASKED];
    return this.live.receive(
      {
        ...{ conversationId, inboxId, promisedHours, at, text, attachments, notices, channel: 'chat', kind: 'normal' },
        ...{
          externalId: externalIdOf(visitorId, clientId),
          from: { name, address: email },
          to: [],
          cc: [],
          subject: '',
        },
        ...{ quotedText: '', html: null, hasRemoteImages: false, language: null, hasRaw: false, customerId },
      },
      async (ask) => {
        const mine = await ask(sql`
          update chat set last_visitor_at = ${at}, idle_at = null
          where conversation_id = ${conversationId}::uuid and visitor_id = ${visitorId}::uuid and ended_at is null
          returning conversation_id`);
        if (!mine.length) throw new DomainError('chat_ended');
      },
    );
  }

  private filesOf(ids: readonly string[], visitorId: string): Promise<MessageFile[]> {
    return this.db.tx(async (tx) =>
      (await this.attachments.ownUploads(tx, ids, visitorId)).map(({ fileKey, name, type, size }) => ({
        ...{ fileKey, name, type, size, isInline: false, contentId: null },
      })),
    );
  }
}
