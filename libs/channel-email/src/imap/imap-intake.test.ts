import { createMailbox, deleteMailbox, listMailboxes, updateMailbox } from '@guichet/contracts';
import { Clock, Secrets } from '@guichet/platform';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Dovecot, hasDovecot, startDovecot } from '../../../../scripts/mail/dovecot.ts';
import { ImapAppender } from '../../../../scripts/mail/imap-append.ts';
import { openShop, rawMail, type Shop, startMailApp } from '../mail-app.fixtures.ts';
import { IncomingMailService } from '../incoming-mail.service.ts';
import { MailAnalysis } from '../mail-analysis.ts';
import { LeaseLost, MailboxLeases } from './mailbox-leases.service.ts';
import { MailboxSupervisor } from './mailbox-supervisor.ts';

if (!hasDovecot()) console.warn('IMAP is not tested: Dovecot is not installed (Debian: dovecot-imapd)');
const users = ['anna', 'bruno', 'chloe', 'david', 'emma', 'farid', 'gina', 'hugo', 'ivan', 'jeanne'].map((name) => ({
  name,
  password: `${name}-secret`,
}));

describe.skipIf(!hasDovecot())('IMAP', () => {
  let app: TestApp;
  let dovecot: Dovecot;
  const login = (name: string) => users.find((user) => user.name === name)!;
  beforeAll(async () => {
    dovecot = await startDovecot({ users });
    app = await startMailApp({ MAIL_MAX_BYTES: '1000000' });
  });
  afterAll(async () => {
    await app.stop();
    await dovecot.stop();
  });

  async function connectMailbox(shop: Shop, user: string, more: object = {}) {
    const server = { host: '127.0.0.1', port: dovecot.port, security: 'none' as const };
    const { name: username, password } = login(user);
    const mailbox = await shop.admin.call(createMailbox, {
      inboxId: shop.inbox.id,
      ...server,
      username,
      password,
      ...more,
    });
    app.get(MailboxSupervisor).look();
    return mailbox;
  }
  const health = async (shop: Shop) => (await shop.admin.call(listMailboxes, {})).mailboxes[0]!.health;
  const isIdle = (shop: Shop) =>
    eventually('an idle mailbox', async () => (await health(shop)).state === 'idle', 60_000);

  it('takes in what is there, and what comes later as soon as it comes', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('anna'));
    for (let at = 0; at < 3; at += 1) await imap.append(Buffer.from(rawMail({ text: `before ${at}` })));
    await connectMailbox(shop, 'anna');
    await shop.settled(3);
    await isIdle(shop);
    const sent = Date.now();
    await imap.append(Buffer.from(rawMail({ text: 'later' })));
    await shop.settled(4);
    expect(Date.now() - sent).toBeLessThan(5000);
    expect((await shop.entries()).map(({ text }) => text).sort()).toEqual([
      'before 0',
      'before 1',
      'before 2',
      'later',
    ]);
    expect(await health(shop)).toMatchObject({ failures: 0, lastErrorCode: null, pending: 0 });
    await imap.close();
  });

  it('takes the same bytes in once: a copy, and everything again under a new UIDVALIDITY', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('bruno'));
    const raw = Buffer.from(rawMail({ text: 'once' }));
    await imap.append(raw);
    await imap.append(raw);
    await imap.append(Buffer.from(rawMail({ text: 'twice' })));
    await imap.close();
    const mailbox = await connectMailbox(shop, 'bruno');
    await shop.settled(3);
    await shop.admin.call(updateMailbox, { mailboxId: mailbox.id, isEnabled: false });
    app.get(MailboxSupervisor).look();
    await eventually('a free lease', () => free(shop));
    await dovecot.forgetUids('bruno');
    await shop.admin.call(updateMailbox, { mailboxId: mailbox.id, isEnabled: true });
    app.get(MailboxSupervisor).look();
    const mails = await shop.settled(6);
    expect(mails.filter(({ reason }) => reason === 'duplicate')).toHaveLength(4);
    expect(mails.every(({ entryId }) => entryId !== null)).toBe(true);
    expect((await shop.entries()).map(({ text }) => text).sort()).toEqual(['once', 'twice']);
  });
  const free = (shop: Shop) =>
    app.as(shop.tenantId, () =>
      app.db.tx(async (tx) => (await tx.mailbox.findFirst({ where: { leaseUntil: null } })) !== null),
    );

  it('reads the chosen folders and moves what it has read', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('chloe'));
    await imap.createFolders('Orders', 'Done');
    await imap.append(Buffer.from(rawMail({ text: 'in orders' })), 'Orders');
    await imap.append(Buffer.from(rawMail({ text: 'in inbox' })));
    await connectMailbox(shop, 'chloe', { folders: ['INBOX', 'Orders'], moveTo: 'Done' });
    await shop.settled(2);
    await eventually('both to be moved', async () => (await imap.count('Done')) === 2);
    expect([await imap.count('INBOX'), await imap.count('Orders')]).toEqual([0, 0]);
    await imap.close();
  });

  it('names a folder that is missing, and reads the others all the same', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('hugo'));
    await imap.append(Buffer.from(rawMail()));
    await connectMailbox(shop, 'hugo', { folders: ['INBOX', 'Missing'] });
    await shop.settled(1);
    await eventually('failures', async () => (await health(shop)).failures > 3, 60_000);
    expect(await health(shop)).toMatchObject({ state: 'failing', lastErrorCode: 'folder' });
    const sent = Date.now();
    await imap.append(Buffer.from(rawMail()));
    await shop.settled(2);
    // Connecting anew would have to wait for four seconds and more by now.
    expect(Date.now() - sent).toBeLessThan(3000);
    await imap.close();
  });

  it('goes on when the move is impossible', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('david'));
    await connectMailbox(shop, 'david', { moveTo: 'Nowhere' });
    for (let at = 0; at < 2; at += 1) await imap.append(Buffer.from(rawMail()));
    await shop.settled(2);
    expect(await imap.count('INBOX')).toBe(2);
    await imap.close();
  });

  it('keeps a mail above the limit whole, announces it and tells the sender once', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('emma'));
    for (const text of ['x', 'y'])
      await imap.append(Buffer.from(rawMail({ text: text.repeat(1_200_000).replace(/.{70}/g, '$&\r\n') })));
    await connectMailbox(shop, 'emma');
    const mails = await shop.settled(2);
    expect(mails.every(({ size, state }) => size > 1_200_000 && state === 'ingested')).toBe(true);
    const entries = await shop.entries();
    const large = entries.filter(({ direction }) => direction === 'in');
    expect(large.map(({ notices, hasRaw }) => [JSON.stringify(notices).includes('too-large'), hasRaw])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(entries.filter(({ kind }) => kind === 'acknowledgement')).toHaveLength(1);
    await imap.close();
  });

  it('cuts a mail that is too large to be fetched at once, and goes on', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('ivan'));
    const lines = `${'x'.repeat(70)}\r\n`.repeat(155_000);
    await imap.append(Buffer.from(rawMail({ subject: 'Huge', text: lines })));
    await imap.append(Buffer.from(rawMail({ subject: 'Next' })));
    await connectMailbox(shop, 'ivan');
    const mails = await shop.settled(2);
    expect(mails.map(({ subject, size }) => [subject, size > 1_000_000])).toEqual([
      ['Huge', true],
      ['Next', false],
    ]);
    expect(mails[0]!.size).toBe(10_000_000);
    await imap.close();
  });

  it('fetches no faster than mails are taken in, so that an old mailbox leaves room for others', async () => {
    const shop = await openShop(app);
    const imap = await ImapAppender.open(dovecot, login('jeanne'));
    for (let at = 0; at < 200; at += 1) await imap.append(Buffer.from(rawMail({ text: `${at}` })));
    const analysis = app.get(MailAnalysis);
    const gate = Promise.withResolvers<void>();
    const analyse = analysis.analyse.bind(analysis);
    vi.spyOn(analysis, 'analyse').mockImplementation((raw) => gate.promise.then(() => analyse(raw)));
    await connectMailbox(shop, 'jeanne');
    await eventually('three batches', async () => (await shop.incoming()).length === 120, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await shop.incoming()).toHaveLength(120);
    gate.resolve();
    expect(await shop.settled(200)).toHaveLength(200);
    await imap.close();
  });

  it('lets one process at a time fetch, and a holder that lost its lease write nothing', async () => {
    const shop = await openShop(app);
    await connectMailbox(shop, 'farid');
    await isIdle(shop);
    const other = new MailboxLeases(app.db, app.get(Secrets), app.get(Clock));
    const { id } = (await shop.admin.call(listMailboxes, {})).mailboxes[0]!;
    await app.as(shop.tenantId, async () => {
      expect(await other.acquire(id)).toBeNull();
      await app.db.tx((tx) => tx.$executeRaw`update mailbox set lease_until = now() - interval '1 second'`);
      const lease = (await other.acquire(id))!;
      const stale = { ...lease, fence: lease.fence - 1 };
      expect([await other.renew(stale), await other.renew(lease)]).toEqual([false, true]);
      const mail = { raw: Buffer.from(rawMail()), source: 'imap:stale', inboxId: shop.inbox.id };
      const cursor = { uidValidity: 1n, lastUid: 99 };
      const storing = app.get(IncomingMailService).storeAll([mail], (tx) => other.advance(tx, stale, 'INBOX', cursor));
      await expect(storing).rejects.toBeInstanceOf(LeaseLost);
      await other.release(lease);
    });
    expect(await shop.incoming()).toEqual([]);
  });

  it('says what is wrong with a mailbox, and lets others go on', async () => {
    const [bad, good] = [await openShop(app), await openShop(app)];
    await connectMailbox(bad, 'gina', { password: 'wrong' });
    await connectMailbox(good, 'gina');
    await isIdle(good);
    const failing = () => health(bad).then(({ state, ...rest }) => (state === 'failing' ? rest : null));
    expect(await eventually('the failure', failing, 60_000)).toMatchObject({ lastErrorCode: 'login' });
    const { mailboxes } = await bad.admin.call(listMailboxes, {});
    expect(JSON.stringify(mailboxes)).not.toContain('wrong');
    await bad.admin.call(deleteMailbox, { mailboxId: mailboxes[0]!.id });
    expect((await bad.admin.call(listMailboxes, {})).mailboxes).toEqual([]);
  });
});
