import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChannelAdapter, Channels, type DeliveryResult, type Wish } from '@guichet/conversations';
import { found, key, maybeActor, type Tx } from '@guichet/platform';
import { chosen, typedSite } from '@guichet/sites';

/** A promised minute is worth an hour of waiting: it goes before what came by itself. */
const PROMISED_POINTS = 60;

/** Call-backs as conversations see them. */
@Injectable()
export class CallbackChannel implements ChannelAdapter, OnModuleInit {
  readonly channel = 'callback';

  constructor(private readonly channels: Channels) {}

  onModuleInit(): void {
    this.channels.register(this);
  }

  /** What is said on the telephone is not written. */
  deliver(): Promise<DeliveryResult> {
    return Promise.resolve({ state: 'failed', error: 'a call-back takes no written answer' });
  }

  async identityOf(tx: Tx, inboxId: string) {
    const { name } = found(await tx.inbox.findUnique({ where: key(inboxId), select: { name: true } }));
    return { from: { name: maybeActor()?.name ?? name, address: '' }, ownAddresses: [] };
  }

  /** Where the customer's choice leads, else where the site's call-backs wait. */
  async wishOf(tx: Tx, conversationId: string): Promise<Wish | null> {
    const callback = await tx.callback.findFirst({ where: { conversationId }, orderBy: { createdAt: 'desc' } });
    const site = callback && (await tx.site.findUnique({ where: key(callback.siteId) }));
    if (!site) return null;
    const { wish } = chosen(typedSite(site).menu, callback.menuId, 'fr');
    const priority = wish.priority + (callback.promisedAt ? PROMISED_POINTS : 0);
    return { ...wish, priority, queueId: wish.queueId ?? site.callbackQueueId, directedTo: callback.ownerId };
  }
}
