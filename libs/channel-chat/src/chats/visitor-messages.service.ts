import { Injectable } from '@nestjs/common';
import { beginsWithDigits, type ChatSend, maskCardsAfter, SAID_BEFORE } from '@guichet/contracts';
import { AttachmentsService, type LiveEntry, LiveMessages, type MessageFile } from '@guichet/conversations';
import { Clock, Db, DomainError, rows } from '@guichet/platform';
import { CARD_MASKED, externalIdOf } from '@guichet/sites';
import type * as z from 'zod';
import { ChatBook } from './chat-book.service.ts';

const { sql } = rows.Prisma;

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
    const before = beginsWithDigits(input.text) ? await this.saidBefore(conversationId) : [];
    const text = maskCardsAfter(before, input.text);
    if (!text && !fileIds.length) throw new DomainError('invalid_input', { issues: [{ path: 'text' }] });
    const at = this.clock.now();
    const attachments = fileIds.length ? await this.filesOf(fileIds, visitorId) : [];
    const notices = text === input.text ? [] : [CARD_MASKED];
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

  /** A card's number may come in several messages. */
  private saidBefore(conversationId: string): Promise<string[]> {
    return this.db.tx(async (tx) => {
      const where = { conversationId, type: 'message' as const, direction: 'in' as const };
      const order = { orderBy: { sequence: 'desc' as const }, take: SAID_BEFORE };
      return (await tx.entry.findMany({ where, ...order, select: { text: true } })).map(({ text }) => text).reverse();
    });
  }

  private filesOf(ids: readonly string[], visitorId: string): Promise<MessageFile[]> {
    return this.db.tx(async (tx) =>
      (await this.attachments.ownUploads(tx, ids, visitorId)).map(({ fileKey, name, type, size }) => ({
        ...{ fileKey, name, type, size, isInline: false, contentId: null },
      })),
    );
  }
}
