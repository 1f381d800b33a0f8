import { getConversation, getTimeline, type MessageEntry, sendMessage } from '@guichet/contracts';
import { eventually, signIn } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import type { MessageFile } from '../channel.ts';
import { startTestDesk } from '../test-desk.fixtures.ts';

/** A house with one inbox and Nadia at work in it; what she sends is held for a second. */
export async function startSending() {
  const desk = await startTestDesk({ UNDO_SECONDS: '1' });
  const tenant = await desk.app.tenant();
  const inboxId = await desk.inbox(tenant, { signatureHtml: '<p>La boutique</p>' });
  const nadia = await signIn(desk.app, tenant);
  const entries = async (conversationId: string) => (await nadia.call(getTimeline, { conversationId })).entries;
  const messageOf = async ({ id, conversationId }: Pick<MessageEntry, 'id' | 'conversationId'>) =>
    (await entries(conversationId)).find((entry) => entry.id === id) as MessageEntry;
  return {
    ...{ desk, tenant, inboxId, nadia, entries, messageOf },
    open: async (fields = {}) => (await desk.receive(tenant, inboxId, fields)).conversationId,
    show: (conversationId: string) => nadia.call(getConversation, { conversationId }),
    send: (conversationId: string, fields = {}) => {
      const content = { clientId: uuid(), mode: 'reply' as const, html: '<p>Bonjour Léa</p>' };
      return nadia.call(sendMessage, { conversationId, ...content, ...fields });
    },
    settled: (message: MessageEntry, delivery: string) =>
      eventually(`the message to be ${delivery}`, async () => {
        const now = await messageOf(message);
        return now.delivery === delivery ? now : null;
      }),
  };
}
export type Sending = Awaited<ReturnType<typeof startSending>>;

export const PICTURE: MessageFile = {
  ...{ fileKey: 'x', name: 'a.png', type: 'image/png', size: 3, isInline: true, contentId: 'p1' },
};
