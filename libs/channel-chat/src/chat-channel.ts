import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Channels, type ChannelAdapter, type DeliveryResult, type Wish } from '@guichet/conversations';
import { found, key, maybeActor, type Tx } from '@guichet/platform';
import { chosen, typedSite } from '@guichet/sites';

/** Chat as conversations see it. */
@Injectable()
export class ChatChannel implements ChannelAdapter, OnModuleInit {
  readonly channel = 'chat';
  readonly isLive = true;

  constructor(private readonly channels: Channels) {}

  onModuleInit(): void {
    this.channels.register(this);
  }

  /** A stored message is delivered: screens that are there got it with the commit, others ask for it. */
  deliver(): Promise<DeliveryResult> {
    return Promise.resolve({ state: 'sent' });
  }

  /** Whoever answers speaks under his own name. */
  async identityOf(tx: Tx, inboxId: string) {
    const { name } = found(await tx.inbox.findUnique({ where: key(inboxId), select: { name: true } }));
    return { from: { name: maybeActor()?.name ?? name, address: '' }, ownAddresses: [] };
  }

  async wishOf(tx: Tx, conversationId: string): Promise<Wish | null> {
    const chat = await tx.chat.findFirst({ where: { conversationId }, include: { site: true } });
    return chat && chosen(typedSite(chat.site).menu, chat.menuId, 'fr').wish;
  }
}
