import { assignConversation, sendMessage } from '@guichet/contracts';
import { Channels, LiveCourse, LiveMessages } from '@guichet/conversations';
import { Sweeps } from '@guichet/platform';
import { eventually, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { house, type House, startSlaApp } from '../sla-house.fixtures.ts';
import { ClockSweep } from './clock-sweep.ts';

const NOBODY = { name: '', address: '' };
let app: TestApp;
let the: House;
beforeAll(async () => {
  app = await startSlaApp();
  app.get(Channels).register({
    ...{ channel: 'chat', isLive: true, deliver: async () => ({ state: 'sent' }) },
    identityOf: async () => ({ from: NOBODY, ownAddresses: [] }),
  });
  the = await house(app);
  await the.policy({ first_response: 60, next_response: 30 });
});
afterAll(() => app.stop());

const open = () =>
  app.as(the.tenant, () =>
    app.db.tx(async (tx) => {
      const { id: customerId } = await tx.customer.create({ data: { name: 'Léa' } });
      const told = { siteId: uuid(), visitorId: uuid() };
      const conversation = await app.get(LiveCourse).open(tx, {
        ...{ channel: 'chat', inboxId: the.inboxId, customerId, subject: 'Chat', at: new Date() },
        ...{ event: 'chat.started', told },
      });
      await app.get(LiveCourse).wait(tx, conversation);
      return conversation.id;
    }),
  );
const says = (conversationId: string) =>
  app.as(the.tenant, () =>
    app.get(LiveMessages).receive(
      {
        ...{ externalId: uuid(), conversationId, channel: 'chat', inboxId: the.inboxId, at: new Date(), subject: '' },
        ...{ kind: 'normal', from: NOBODY, to: [], cc: [], text: 'Bonjour ?', quotedText: '', html: null },
        ...{ hasRemoteImages: false, language: 'fr', notices: [], attachments: [], hasRaw: false, promisedHours: 24 },
      },
      async () => undefined,
    ),
  );

it('follows the words of a dialogue, which make no jobs', async () => {
  const id = await open();
  await eventually('a clock', async () => (await the.clocks(id))['first_response']);
  const is = (kind: string, state: string) =>
    eventually(`${kind} ${state}`, async () => {
      await app.get(Sweeps).run(app.get(ClockSweep));
      return (await the.clocks(id))[kind]?.state === state;
    });
  await says(id);
  await is('first_response', 'running');
  await the.admin.call(assignConversation, { conversationId: id, assigneeId: the.admin.userId });
  const answer = () =>
    the.admin.call(sendMessage, { conversationId: id, clientId: uuid(), mode: 'reply', html: '<p>Bonjour</p>' });
  await answer();
  await is('first_response', 'met');
  await says(id);
  await is('next_response', 'running');
  const { answerDueAt, waitingSince } = await the.conversation(id);
  expect(answerDueAt!.getTime() - waitingSince!.getTime()).toBeGreaterThan(25_000);
  expect(answerDueAt!.getTime() - waitingSince!.getTime()).toBeLessThan(35_000);
  await says(id);
  expect((await the.conversation(id)).answerDueAt).toEqual(answerDueAt);
  await answer();
  await is('next_response', 'met');
});
