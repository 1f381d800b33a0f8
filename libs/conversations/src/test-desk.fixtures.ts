import type { Address } from '@guichet/contracts';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import type { Config } from '@guichet/platform';
import type { Type } from '@nestjs/common';
import { startTestApp, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import type { ChannelAdapter, DeliveryResult, OutgoingMessage } from './channel.ts';
import { Channels } from './channels.ts';
import { ConversationsModule } from './conversations.module.ts';
import { InboxesService } from './inboxes.service.ts';
import { ConversationIntake } from './intake/conversation-intake.service.ts';
import type { IncomingMessage, Received } from './intake/incoming-message.ts';

export const OWN: Address = { name: 'La boutique', address: 'contact@boutique.test' };
export const LEA: Address = { name: 'Léa Morin', address: 'lea.morin@exemple.test' };

/** The network's edge: keeps what would have left, and answers as told. */
export class FakeChannel implements ChannelAdapter {
  readonly channel = 'email';
  readonly delivered: OutgoingMessage[] = [];
  answers: (DeliveryResult | Error)[] = [];

  async deliver(message: OutgoingMessage): Promise<DeliveryResult> {
    this.delivered.push(message);
    const answer = this.answers.shift() ?? { state: 'sent' };
    if (answer instanceof Error) throw answer;
    return answer;
  }
  identityOf = async () => ({ from: OWN, ownAddresses: [OWN.address, 'sav@boutique.test'] });
  openRaw = async () => null as { fileKey: string; fileName: string } | null;

  of(entryId: string): OutgoingMessage[] {
    return this.delivered.filter((message) => message.entryId === entryId);
  }
}

export interface TestDesk {
  app: TestApp;
  channel: FakeChannel;
  inbox: (tenant: string, fields?: Partial<Parameters<InboxesService['create']>[1]>) => Promise<string>;
  receive: (tenant: string, inboxId: string, fields?: Partial<IncomingMessage>) => Promise<Received>;
}

/** The app with people, customers and conversations, and one channel that ends at the edge. */
export async function startTestDesk(
  settings: Partial<Record<keyof Config, string>> = {},
  more: Type[] = [],
): Promise<TestDesk> {
  const app = await startTestApp([IdentityModule, CustomersModule, ConversationsModule, ...more], settings);
  const channel = new FakeChannel();
  app.get(Channels).register(channel);
  return {
    app,
    channel,
    inbox: (tenant, fields = {}) =>
      app.as(tenant, async () => {
        const wishes = { name: `Boutique ${uuid().slice(-6)}`, channel: 'email' as const, ...fields };
        return (await app.db.tx((tx) => app.get(InboxesService).create(tx, wishes))).id;
      }),
    receive: (tenant, inboxId, fields = {}) =>
      app.as(tenant, () => app.db.tx((tx) => app.get(ConversationIntake).receive(tx, incoming(inboxId, fields)))),
  };
}

export const incoming = (inboxId: string, fields: Partial<IncomingMessage> = {}): IncomingMessage => ({
  externalId: uuid(),
  conversationId: null,
  channel: 'email',
  inboxId,
  at: new Date(),
  subject: 'Commande 58 214',
  kind: 'normal',
  from: LEA,
  to: [OWN],
  cc: [],
  text: 'Bonjour, où est mon colis ?',
  quotedText: '',
  html: null,
  hasRemoteImages: false,
  language: 'fr',
  notices: [],
  attachments: [],
  hasRaw: false,
  ...fields,
});
