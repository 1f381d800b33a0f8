import { createSlaPolicy, type RequestOf, type SlaPolicy } from '@guichet/contracts';
import {
  type ChannelAdapter,
  Channels,
  ConversationIntake,
  ConversationsModule,
  InboxesService,
} from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import type { rows } from '@guichet/platform';
import { signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { incoming, OWN } from '../../conversations/src/test-desk.fixtures.ts';
import { SlaModule } from './sla.module.ts';

export const HOUR = 3_600_000;
const email: ChannelAdapter = {
  channel: 'email',
  deliver: async () => ({ state: 'sent' }),
  identityOf: async () => ({ from: OWN, ownAddresses: [OWN.address] }),
};

export async function startSlaApp(settings: Parameters<typeof startTestApp>[1] = {}): Promise<TestApp> {
  const modules = [IdentityModule, CustomersModule, ConversationsModule, SlaModule];
  const app = await startTestApp(modules, { UNDO_SECONDS: '60', ...settings });
  app.get(Channels).register(email);
  return app;
}

type Wishes = Partial<RequestOf<typeof createSlaPolicy>>;

export interface House {
  tenant: string;
  admin: TestPerson;
  inboxId: string;
  queueId: string;
  /** A policy that has held for a day already. */
  policy: (targets: Partial<SlaPolicy['targets']>, more?: Wishes) => Promise<SlaPolicy>;
  /** A mail that came so long ago; into a conversation, or a new one. */
  mail: (msAgo?: number, conversationId?: string) => Promise<string>;
  clocks: (conversationId: string) => Promise<Record<string, rows.SlaClock>>;
  conversation: (id: string) => Promise<rows.Conversation>;
  told: (conversationId: string) => Promise<string[]>;
}

/** A company with an administrator, an inbox that promises 24 hours, and its queue. */
export async function house(app: TestApp): Promise<House> {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Alix Brun' });
  const inbox = await app.as(tenant, () =>
    app.db.tx((tx) => app.get(InboxesService).create(tx, { name: 'Contact', channel: 'email' })),
  );
  const read = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  return {
    ...{ tenant, admin, inboxId: inbox.id, queueId: inbox.queueId! },
    policy: async (targets, more = {}) => {
      const none = { first_response: null, next_response: null, resolution: null };
      const wish = { name: 'Standard', conditions: {}, targets: { ...none, ...targets }, ...more };
      const policy = await admin.call(createSlaPolicy, wish);
      const appliesFrom = new Date(Date.now() - 24 * HOUR);
      await read((tx) => tx.slaPolicy.updateMany({ where: { id: policy.id }, data: { appliesFrom } }));
      return policy;
    },
    mail: (msAgo = 0, conversationId) =>
      read(async (tx) => {
        const fields = { at: new Date(Date.now() - msAgo), conversationId: conversationId ?? null };
        const received = await app.get(ConversationIntake).receive(tx, incoming(inbox.id, fields));
        return received.conversationId;
      }),
    clocks: async (conversationId) => {
      const all = await read((tx) => tx.slaClock.findMany({ where: { conversationId } }));
      return Object.fromEntries(all.map((row) => [row.kind, row]));
    },
    conversation: (id) => read((tx) => tx.conversation.findFirstOrThrow({ where: { id } })),
    told: async (conversationId) => {
      const where = { conversationId, type: { in: ['sla.warned', 'sla.breached'] } };
      const all = await read((tx) => tx.domainEvent.findMany({ where, orderBy: { id: 'asc' } }));
      return all.map(({ type, data }) => `${type} ${(data as { kind: string }).kind}`);
    },
  };
}
