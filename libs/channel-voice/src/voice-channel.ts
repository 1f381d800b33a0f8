import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChannelAdapter, Channels, type DeliveryResult, type Wish } from '@guichet/conversations';
import { found, key, maybeActor, type Tx } from '@guichet/platform';
import { chosen, typedSite } from '@guichet/sites';

/** Calls as conversations see them. */
@Injectable()
export class VoiceChannel implements ChannelAdapter, OnModuleInit {
  readonly channel = 'voice';

  constructor(private readonly channels: Channels) {}

  onModuleInit(): void {
    this.channels.register(this);
  }

  /** What is said in a call is not written. */
  deliver(): Promise<DeliveryResult> {
    return Promise.resolve({ state: 'failed', error: 'a call takes no written answer' });
  }

  async identityOf(tx: Tx, inboxId: string) {
    const { name } = found(await tx.inbox.findUnique({ where: key(inboxId), select: { name: true } }));
    return { from: { name: maybeActor()?.name ?? name, address: '' }, ownAddresses: [] };
  }

  /** Where the caller's choice leads, else where the site's calls wait. */
  async wishOf(tx: Tx, conversationId: string): Promise<Wish | null> {
    const call = await tx.call.findFirst({ where: { conversationId }, orderBy: { startedAt: 'desc' } });
    const site = call?.siteId && (await tx.site.findUnique({ where: key(call.siteId) }));
    if (!site) return null;
    const { wish } = chosen(typedSite(site).menu, call.menuId, 'fr');
    return { ...wish, queueId: wish.queueId ?? site.callQueueId };
  }
}
