import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChannelAdapter, Channels, type DeliveryResult, type OutgoingMessage } from '@guichet/conversations';
import type { Tx } from '@guichet/platform';
import { EmailIdentity } from '../email-identity.service.ts';
import { OutgoingMailService } from './outgoing-mail.service.ts';

/** E-mail as conversations see it. */
@Injectable()
export class EmailChannel implements ChannelAdapter, OnModuleInit {
  readonly channel = 'email';

  constructor(
    private readonly channels: Channels,
    private readonly identity: EmailIdentity,
    private readonly outgoing: OutgoingMailService,
  ) {}

  onModuleInit(): void {
    this.channels.register(this);
  }

  deliver(message: OutgoingMessage): Promise<DeliveryResult> {
    return this.outgoing.deliver(message);
  }

  identityOf(tx: Tx, inboxId: string) {
    return this.identity.identityOf(tx, inboxId);
  }

  async openRaw(tx: Tx, entryId: string): Promise<{ fileKey: string; fileName: string } | null> {
    const mail = await tx.emailMessage.findFirst({ where: { entryId } });
    return mail?.rawFileKey ? { fileKey: mail.rawFileKey, fileName: `${entryId}.eml` } : null;
  }
}
