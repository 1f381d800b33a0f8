import { Db } from '@guichet/platform';
import type { TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IncomingMailService } from './incoming-mail.service.ts';
import { openShop, rawMail, sendByDoor, startMailApp } from './mail-app.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startMailApp({ MAIL_MAX_BYTES: '1000000' });
});
afterAll(() => app.stop());

describe('the SMTP door', () => {
  it('makes a conversation of a mail to an inbox’s forwarding address', async () => {
    const shop = await openShop(app);
    await sendByDoor(app, shop.inbox.forwardingAddress, rawMail({ subject: 'Où est mon colis ?' }));
    const [mail] = await shop.settled(1);
    const [entry] = await shop.entries();
    expect(mail).toMatchObject({ state: 'ingested', reason: null, entryId: entry!.id });
    expect(entry).toMatchObject({ fromAddress: 'ines@customer.example', fromName: 'Inès Caron', kind: 'normal' });
    expect(await shop.conversations()).toMatchObject([{ subject: 'Où est mon colis ?', status: 'open' }]);
  });

  it('takes the door’s plus-addresses, any case, and the inbox’s own address', async () => {
    const shop = await openShop(app);
    const [door, domain] = shop.inbox.forwardingAddress.split('@');
    await sendByDoor(app, `${door!.toUpperCase()}+anything@${domain}`, rawMail());
    await sendByDoor(app, shop.inbox.address, rawMail());
    expect(await shop.settled(2)).toHaveLength(2);
  });

  it('refuses unknown recipients with 550 and no further word', async () => {
    const unknown = sendByDoor(app, 'nobody@in.guichet.test', rawMail());
    await expect(unknown).rejects.toMatchObject({ responseCode: 550 });
    await expect(sendByDoor(app, 'someone@elsewhere.example', rawMail())).rejects.toMatchObject({ responseCode: 550 });
  });

  it('stores one mail when the sender never heard the 250 and tries again', async () => {
    const shop = await openShop(app);
    const raw = rawMail();
    for (let tries = 0; tries < 3; tries += 1) await sendByDoor(app, shop.inbox.forwardingAddress, raw);
    await shop.settled(1);
    expect(await shop.incoming()).toHaveLength(1);
    expect(await shop.entries()).toHaveLength(1);
  });

  it('brings one mail for two tenants to each of them, and shows neither the other’s address', async () => {
    const [one, two] = [await openShop(app), await openShop(app)];
    await sendByDoor(app, [one.inbox.forwardingAddress, two.inbox.forwardingAddress], rawMail());
    const [first] = await one.settled(1);
    const [second] = await two.settled(1);
    expect(first!.envelope).toMatchObject({ to: [one.inbox.forwardingAddress] });
    expect(second!.envelope).toMatchObject({ to: [two.inbox.forwardingAddress] });
  });

  it('says 451 while the database is away, and takes the mail once it is back', async () => {
    const shop = await openShop(app);
    const away = new Error('connect ECONNREFUSED');
    const raw = rawMail();
    // For all who ask meanwhile: the app has work of its own.
    const database = vi.spyOn(app.get(Db), 'beforeTenant').mockRejectedValue(away);
    await expect(sendByDoor(app, shop.inbox.forwardingAddress, raw)).rejects.toMatchObject({ responseCode: 451 });
    database.mockRestore();
    vi.spyOn(app.get(IncomingMailService), 'storeAll').mockRejectedValueOnce(away);
    await expect(sendByDoor(app, shop.inbox.forwardingAddress, raw)).rejects.toMatchObject({ responseCode: 451 });
    expect(await shop.incoming()).toHaveLength(0);
    await sendByDoor(app, shop.inbox.forwardingAddress, raw);
    expect(await shop.settled(1)).toHaveLength(1);
  });

  const large = (letters: number) => rawMail({ text: `${'x'.repeat(70)}\r\n`.repeat(letters / 72) });

  it('keeps a mail above the limit whole, announces it and tells the sender once', async () => {
    const shop = await openShop(app);
    for (const letters of [1_200_000, 1_300_000]) await sendByDoor(app, shop.inbox.forwardingAddress, large(letters));
    const mails = await shop.settled(2);
    expect(mails.every(({ size, state }) => size > 1_100_000 && state === 'ingested')).toBe(true);
    const entries = await shop.entries();
    const announced = entries.filter(({ notices }) => JSON.stringify(notices).includes('too-large'));
    expect(announced.map(({ hasRaw }) => hasRaw)).toEqual([true, true]);
    expect(entries.filter(({ direction }) => direction === 'out')).toHaveLength(1);
  });

  it('answers 552 to a mail of more than five times the limit and keeps nothing', async () => {
    const shop = await openShop(app);
    const huge = sendByDoor(app, shop.inbox.forwardingAddress, large(5_500_000));
    await expect(huge).rejects.toMatchObject({ responseCode: 552 });
    expect(await shop.incoming()).toHaveLength(0);
  });

  it('keeps NULs and broken text out of the database', async () => {
    const shop = await openShop(app);
    const raw = Buffer.concat([
      Buffer.from(rawMail({ subject: '=?utf-8?B?AGE=?= \0 \ud800' })),
      Buffer.from([0, 255, 254, 0]),
    ]);
    await sendByDoor(app, shop.inbox.forwardingAddress, raw);
    expect(await shop.settled(1)).toMatchObject([{ state: 'ingested' }]);
  });
});
