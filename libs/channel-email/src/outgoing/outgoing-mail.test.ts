import { getLocalMail, listLocalOutbox, sendMessage } from '@guichet/contracts';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openShop, rawMail, sendByDoor, type Shop, startMailApp } from '../mail-app.fixtures.ts';
import { type SmtpSink, startSink } from '../smtp-sink.fixtures.ts';

let app: TestApp;
let sink: SmtpSink;
beforeAll(async () => {
  sink = await startSink();
  app = await startMailApp();
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
});

const smtp = (password = 'right') => ({
  host: '127.0.0.1',
  port: sink.port,
  security: 'none' as const,
  username: 'u',
  password,
});

async function send(shop: Shop, address: string): Promise<string> {
  await sendByDoor(app, shop.inbox.forwardingAddress, rawMail({ from: address }));
  const [mail] = await shop.settled(1);
  const clientId = `client-${Math.random().toString(36).slice(2)}`;
  const input = { conversationId: mail!.conversationId!, clientId, mode: 'reply' as const, html: '<p>Bonjour</p>' };
  return (await shop.admin.call(sendMessage, input)).id;
}
const delivered = (shop: Shop, id: string, state: string) =>
  eventually(
    `the message to be ${state}`,
    async () => {
      const entry = (await shop.entries()).find((each) => each.id === id);
      return entry?.delivery === state ? entry : null;
    },
    60_000,
  );

it('goes out by the inbox’s own server', async () => {
  const shop = await openShop(app, { smtp: smtp(), fromName: 'Service client' });
  const id = await send(shop, 'a@customer.example');
  await delivered(shop, id, 'sent');
  const mail = sink.mails.find(({ to }) => to.includes('a@customer.example'))!;
  expect(mail.header('from')).toBe(`Service client <${shop.inbox.address}>`);
  expect(mail.from).toBe(mail.header('reply-to'));
  expect(mail.raw).toContain('text/plain');
  expect(mail.raw).toContain('text/html');
});

it('is given up with the server’s words when that refuses for ever', async () => {
  const shop = await openShop(app, { smtp: smtp() });
  sink.refuse = (address) => (address === 'gone@customer.example' ? 550 : 0);
  const id = await send(shop, 'gone@customer.example');
  expect((await delivered(shop, id, 'failed')).deliveryError).toContain('no gone@customer.example');
  const silenced = () => app.as(shop.tenantId, () => app.db.tx((tx) => tx.suppressedAddress.findMany()));
  expect(await silenced()).toMatchObject([{ address: 'gone@customer.example', entryId: id }]);
});

it('is tried again, as the same mail, when the server refuses for now', async () => {
  const shop = await openShop(app, { smtp: smtp() });
  let tries = 0;
  sink.refuse = (address) => (address === 'later@customer.example' && (tries += 1) < 2 ? 451 : 0);
  const id = await send(shop, 'later@customer.example');
  await delivered(shop, id, 'sent');
  expect(tries).toBe(2);
  expect(sink.mails.filter(({ to }) => to.includes('later@customer.example'))).toHaveLength(1);
});

it('says so when the log-in is refused', async () => {
  const shop = await openShop(app, { smtp: smtp('wrong') });
  const id = await send(shop, 'b@customer.example');
  expect((await delivered(shop, id, 'failed')).deliveryError).toMatch(/password|535/);
});

it('rests in the local outbox without any server', async () => {
  const shop = await openShop(app);
  const id = await send(shop, 'c@customer.example');
  await delivered(shop, id, 'local');
  const { mails } = await shop.admin.call(listLocalOutbox, {});
  expect(mails).toMatchObject([{ to: ['c@customer.example'] }]);
  expect(await shop.admin.call(getLocalMail, { mailId: mails[0]!.id })).toMatchObject({
    html: expect.stringContaining('Bonjour'),
  });
});
