import { Injectable } from '@nestjs/common';
import type { CallbackView, DeskCallback } from '@guichet/contracts';
import { ConversationsService } from '@guichet/conversations';
import { Db, found, key, type Prisma, type rows, type Tx } from '@guichet/platform';
import { Outlooks } from '@guichet/routing';
import { CallbackSettingsService } from '../settings/callback-settings.service.ts';
import { callbackView, deskCallback } from './callback-view.ts';

const WITH_ATTEMPTS = { attempts: { orderBy: { startedAt: 'asc' } } } satisfies Prisma.CallbackInclude;

/** Call-backs as pages and desks see them. */
@Injectable()
export class CallbackViews {
  constructor(
    private readonly db: Db,
    private readonly outlooks: Outlooks,
    private readonly conversations: ConversationsService,
    private readonly settings: CallbackSettingsService,
  ) {}

  /** The visitor's that is not over. */
  async currentOf(visitorId: string): Promise<CallbackView | null> {
    const where = { visitorId, endedAt: null };
    const row = await this.db.tx((tx) => tx.callback.findFirst({ where, orderBy: { createdAt: 'desc' } }));
    return row && this.ofVisitor(visitorId, row.id);
  }

  ofVisitor(visitorId: string, callbackId: string): Promise<CallbackView> {
    return this.db.tx(async (tx) => {
      const row = found(await tx.callback.findFirst({ where: { id: callbackId, visitorId } }));
      const attempt = await tx.callbackAttempt.findFirst({ where: { callbackId, endedAt: null } });
      const agent = attempt && (await tx.user.findFirst({ where: { id: attempt.userId }, select: { name: true } }));
      return callbackView(row, { agentName: agent?.name ?? null, wait: await this.waitOf(tx, row) });
    });
  }

  ofConversation(conversationId: string): Promise<{ callbacks: DeskCallback[] }> {
    return this.db.tx(async (tx) => {
      await this.requireVisible(tx, conversationId);
      const rows = await tx.callback.findMany({
        where: { conversationId },
        orderBy: { createdAt: 'asc' },
        include: WITH_ATTEMPTS,
      });
      return { callbacks: await Promise.all(rows.map((row) => this.present(tx, row))) };
    });
  }

  async one(tx: Tx, callbackId: string): Promise<DeskCallback> {
    return this.present(tx, found(await tx.callback.findUnique({ where: key(callbackId), include: WITH_ATTEMPTS })));
  }

  /** The call-back, when the acting person may see its conversation. */
  async visible(tx: Tx, callbackId: string): Promise<rows.Callback> {
    const row = found(await tx.callback.findUnique({ where: key(callbackId) }));
    await this.requireVisible(tx, row.conversationId);
    return row;
  }

  async requireVisible(tx: Tx, conversationId: string): Promise<void> {
    found((await this.conversations.visibleAmong(tx, [conversationId]))[0]);
  }

  private waitOf(tx: Tx, { state, conversationId }: rows.Callback) {
    const subject = { type: 'conversation', id: conversationId };
    return state === 'waiting' ? this.outlooks.ofWaiting(tx, subject) : Promise.resolve(null);
  }

  private async present(tx: Tx, row: Parameters<typeof deskCallback>[0]): Promise<DeskCallback> {
    const site = await tx.site.findUnique({ where: key(row.siteId), select: { name: true } });
    const { maxAttempts } = await this.settings.of(tx, row.siteId);
    return deskCallback(row, site?.name ?? '', maxAttempts);
  }
}
