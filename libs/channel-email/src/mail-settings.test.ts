import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import {
  createInbox,
  createMailbox,
  deleteInbox,
  listInboxes,
  listInboxSettings,
  listMailboxes,
  testImap,
  testSmtp,
  updateInbox,
  updateMailbox,
} from '@guichet/contracts';
import { signIn, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Dovecot, hasDovecot, startDovecot } from '../../../scripts/mail/dovecot.ts';
import { openShop, rawMail, sendByDoor, startMailApp } from './mail-app.fixtures.ts';
import { type SmtpSink, startSink } from './smtp-sink.fixtures.ts';

let app: TestApp;
let sink: SmtpSink;
let silent: Server;
beforeAll(async () => {
  sink = await startSink();
  silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  app = await startMailApp();
});
afterAll(async () => {
  await app.stop();
  await sink.stop();
  silent.close();
});
const smtp = () => ({
  host: '127.0.0.1',
  port: sink.port,
  security: 'none' as const,
  username: 'u',
  password: 'right',
});

describe('inboxes', () => {
  it('are made, listed, changed and removed; secrets go in and never come out', async () => {
    const shop = await openShop(app, { smtp: smtp() });
    expect(shop.inbox.forwardingAddress).toMatch(/^service-[0-9a-f]+-[a-z2-7]{6}@in\.guichet\.test$/);
    expect(shop.inbox.smtp).toEqual({
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
      username: 'u',
      hasPassword: true,
    });
    const input = { inboxId: shop.inbox.id, name: 'Ventes', promisedHours: 4, acknowledges: true, asksSettled: true };
    const changed = await shop.admin.call(updateInbox, input);
    expect(changed).toMatchObject({
      name: 'Ventes',
      promisedHours: 4,
      acknowledges: true,
      asksSettled: true,
      address: shop.inbox.address,
    });
    const agent = await signIn(app, shop.tenantId);
    const seen = await agent.call(listInboxes, {});
    expect(seen.inboxes).toMatchObject([
      { id: shop.inbox.id, name: 'Ventes', channel: 'email', address: shop.inbox.address },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/smtp|forwarding|acknowledge/);
    await expect(agent.call(listInboxSettings, {})).rejects.toMatchObject({ code: 'forbidden' });
    expect(JSON.stringify(await shop.admin.call(listInboxSettings, {}))).not.toContain('right');
    await shop.admin.call(deleteInbox, { inboxId: shop.inbox.id });
    expect((await shop.admin.call(listInboxSettings, {})).inboxes).toEqual([]);
  });

  it('have an address of their own, and stay while conversations are in them', async () => {
    const shop = await openShop(app);
    const twin = shop.admin.call(createInbox, { name: 'Twin', address: shop.inbox.address.toUpperCase() });
    await expect(twin).rejects.toMatchObject({ code: 'already_exists' });
    await sendByDoor(app, shop.inbox.forwardingAddress, rawMail());
    await shop.settled(1);
    await expect(shop.admin.call(deleteInbox, { inboxId: shop.inbox.id })).rejects.toMatchObject({ code: 'in_use' });
  });

  it('do not hand a stored password to another server', async () => {
    const shop = await openShop(app, { smtp: smtp() });
    const { password: _, ...rest } = smtp();
    const kept = await shop.admin.call(updateInbox, { inboxId: shop.inbox.id, smtp: { ...rest, port: 2526 } });
    expect(kept.smtp).toMatchObject({ hasPassword: true });
    const moved = await shop.admin.call(updateInbox, {
      inboxId: shop.inbox.id,
      smtp: { ...rest, host: 'evil.example' },
    });
    expect(moved.smtp).toMatchObject({ hasPassword: false });
    expect((await shop.admin.call(updateInbox, { inboxId: shop.inbox.id, smtp: null })).smtp).toBeNull();
  });
});

describe('mailboxes', () => {
  const settings = {
    host: 'imap.shop.example',
    port: 993,
    security: 'tls' as const,
    username: 'sav',
    password: 'hidden-1',
  };

  it('keep their password when other settings change, and ask for it when the server does', async () => {
    const shop = await openShop(app);
    const mailbox = await shop.admin.call(createMailbox, { inboxId: shop.inbox.id, ...settings, isEnabled: false });
    expect(mailbox).toMatchObject({ folders: ['INBOX'], moveTo: null, health: { state: 'disabled', pending: 0 } });
    const mailboxId = mailbox.id;
    const changed = await shop.admin.call(updateMailbox, { mailboxId, folders: ['INBOX', 'Ventes'], moveTo: 'Lu' });
    expect(changed).toMatchObject({ folders: ['INBOX', 'Ventes'], moveTo: 'Lu', port: 993 });
    const moved = shop.admin.call(updateMailbox, { mailboxId, host: 'evil.example' });
    await expect(moved).rejects.toMatchObject({ code: 'invalid_input' });
    await shop.admin.call(updateMailbox, { mailboxId, host: 'imap2.shop.example', password: 'hidden-2' });
    expect(JSON.stringify(await shop.admin.call(listMailboxes, {}))).not.toContain('hidden');
    const audit = await app.as(shop.tenantId, () => app.db.tx((tx) => tx.auditEntry.findMany()));
    expect(audit.map(({ action }) => action)).toContain('mailbox.changed');
    expect(JSON.stringify(audit)).not.toContain('hidden');
  });

  it('belong to their tenant alone', async () => {
    const [shop, other] = [await openShop(app), await openShop(app)];
    const mailbox = await shop.admin.call(createMailbox, { inboxId: shop.inbox.id, ...settings, isEnabled: false });
    const foreign = other.admin.call(updateMailbox, { mailboxId: mailbox.id, isEnabled: true });
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
    const foreignInbox = other.admin.call(createMailbox, { inboxId: shop.inbox.id, ...settings });
    await expect(foreignInbox).rejects.toMatchObject({ code: 'not_found' });
  });
});

const failedStep = ({ steps }: { steps: { step: string; ok: boolean }[] }) => steps.find(({ ok }) => !ok)?.step;

describe('a test of SMTP settings', () => {
  it.each([
    ['passes', {}, undefined],
    ['names the host', { host: 'no-such-host.invalid' }, 'host'],
    ['names the port', { port: 1 }, 'port'],
    ['names TLS', { security: 'tls' as const }, 'tls'],
    ['names STARTTLS', { security: 'starttls' as const }, 'tls'],
    ['names the log-in', { password: 'wrong' }, 'login'],
  ])('%s', async (_, wrong, step) => {
    const shop = await openShop(app);
    const result = await shop.admin.call(testSmtp, { ...smtp(), ...wrong });
    expect([result.ok, failedStep(result)]).toEqual([step === undefined, step]);
  });

  it('does not say where a name leads', async () => {
    const shop = await openShop(app);
    const result = await shop.admin.call(testSmtp, { ...smtp(), host: 'localhost', port: 1 });
    expect(failedStep(result)).toBe('port');
    expect(JSON.stringify(result)).not.toMatch(/127\.0|::1/);
  });
});

describe.skipIf(!hasDovecot())('a test of IMAP settings', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await startDovecot({ users: [{ name: 'anna', password: 'right' }], tls: true });
  });
  afterAll(() => dovecot.stop());

  it.each([
    ['passes', {}, undefined],
    ['names the host', { host: 'no-such-host.invalid' }, 'host'],
    ['names the port', { port: 1 }, 'port'],
    ['names TLS on a port without it', { security: 'tls' as const }, 'tls'],
    ['names a certificate that nobody signed', { security: 'starttls' as const }, 'tls'],
    ['names the log-in', { password: 'wrong' }, 'login'],
    ['names the folder', { folders: ['INBOX', 'Missing'] }, 'folder'],
  ])('%s', async (_, wrong, step) => {
    const shop = await openShop(app);
    const right = {
      host: '127.0.0.1',
      port: dovecot.port,
      security: 'none' as const,
      username: 'anna',
      password: 'right',
    };
    const result = await shop.admin.call(testImap, { ...right, ...wrong });
    expect([result.ok, failedStep(result)]).toEqual([step === undefined, step]);
    if (step === undefined || step === 'folder') expect(result.folders).toContain('INBOX');
    expect(JSON.stringify(result)).not.toContain('right');
  });

  it('uses the stored password only for the server it is for', async () => {
    const shop = await openShop(app);
    const server = { host: '127.0.0.1', port: dovecot.port, security: 'none' as const, username: 'anna' };
    const mailbox = await shop.admin.call(createMailbox, {
      inboxId: shop.inbox.id,
      ...server,
      password: 'right',
      isEnabled: false,
    });
    expect(await shop.admin.call(testImap, { mailboxId: mailbox.id, ...server })).toMatchObject({ ok: true });
    const elsewhere = await shop.admin.call(testImap, { mailboxId: mailbox.id, ...server, host: 'localhost' });
    expect(failedStep(elsewhere)).toBe('login');
  });
});

it('refuses hosts inside the network where the installation does not allow them', async () => {
  const strict = await startMailApp({ ALLOW_PRIVATE_HOSTS: '0' });
  try {
    const shop = await openShop(strict);
    const { port } = silent.address() as AddressInfo;
    const input = { host: 'localhost', port, security: 'none' as const, username: 'u', password: 'p' };
    const result = await shop.admin.call(testImap, input);
    expect([result.ok, failedStep(result)]).toEqual([false, 'host']);
    expect(result.steps[0]!.message).toContain('private');
  } finally {
    await strict.stop();
  }
});
