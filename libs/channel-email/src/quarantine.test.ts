import { getQuarantinedRaw, listQuarantine, replayQuarantined } from '@guichet/contracts';
import { Sweeps } from '@guichet/platform';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { IntakeError } from './intake/intake-pool.ts';
import { IntakeSweep } from './intake-sweep.ts';
import { openShop, rawMail, sendByDoor, startMailApp } from './mail-app.fixtures.ts';
import { MailAnalysis } from './mail-analysis.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startMailApp();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => app.stop());

it('keeps a mail that breaks the analysis, shows it, and takes it in once that is mended', async () => {
  const shop = await openShop(app);
  const analyse = vi.spyOn(app.get(MailAnalysis), 'analyse').mockRejectedValue(new IntakeError('timeout', 'too slow'));
  const raw = rawMail({ subject: 'Poison' });
  await sendByDoor(app, shop.inbox.forwardingAddress, raw);
  await shop.settled(1);
  const { mails } = await shop.admin.call(listQuarantine, {});
  expect(mails).toMatchObject([{ reason: 'timeout', subject: 'Poison' }]);
  const mailId = mails[0]!.id;
  const headers = { cookie: shop.admin.cookie };
  const download = await fetch(`${app.url}/api/admin/quarantine/${mailId}/raw`, { headers });
  const text = await download.text();
  expect(download.headers.get('content-disposition')).toContain('attachment');
  expect(text.trimEnd()).toBe(raw.trimEnd());

  await shop.admin.call(replayQuarantined, { mailId });
  await eventually(
    'it to be back',
    async () => (await shop.incoming())[0]!.attempts > 0 && (await shop.incoming())[0]!.state === 'quarantined',
  );
  analyse.mockRestore();
  await shop.admin.call(replayQuarantined, { mailId });
  await eventually('the entry', async () => (await shop.entries()).length === 1);
  expect((await shop.admin.call(listQuarantine, {})).mails).toEqual([]);
  await expect(shop.admin.call(replayQuarantined, { mailId })).rejects.toMatchObject({ code: 'not_found' });
});

it('is a tenant’s own', async () => {
  const [shop, other] = [await openShop(app), await openShop(app)];
  vi.spyOn(app.get(MailAnalysis), 'analyse').mockRejectedValueOnce(new IntakeError('memory', 'x'));
  await sendByDoor(app, shop.inbox.forwardingAddress, rawMail());
  const [mail] = await shop.settled(1);
  await expect(other.admin.call(replayQuarantined, { mailId: mail!.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(other.admin.call(getQuarantinedRaw, { mailId: mail!.id })).rejects.toMatchObject({ code: 'not_found' });
});

it('lets no mail wait whose job was lost with its process', async () => {
  const shop = await openShop(app);
  const id = '019a0000-0000-7000-8000-00000000aaaa';
  await sendByDoor(app, shop.inbox.forwardingAddress, rawMail());
  const [first] = await shop.settled(1);
  // As after a crash between the commit and the job's end: a row long ago, and no job that could run.
  await app.as(shop.tenantId, () =>
    app.db.tx(async (tx) => {
      const { envelope: _, ...row } = first!;
      const lost = { id, source: 'smtp:lost', state: 'received' as const, entryId: null, conversationId: null };
      await tx.incomingMail.create({ data: { ...row, ...lost } });
    }),
  );
  await app.get(Sweeps).run(app.get(IntakeSweep));
  await shop.settled(2);
  expect(await shop.entries()).toHaveLength(2);
});
