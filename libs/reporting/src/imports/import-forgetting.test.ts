import { getContactImport, listContactImports, startContactImport, uploadContacts } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { Clock, Files } from '@guichet/platform';
import { eventually, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ReportingModule } from '../reporting.module.ts';
import { ImportForgetting } from './import-forgetting.ts';
import { pastFile } from './past-file.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule]);
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => app.stop());

const DAY = 86_400_000;
const FILE = pastFile(20, 5).trimEnd() + '\r\nZoé Quillfeather;Ventes;Traité;1;;';
const later = (ms: number) => vi.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(Date.now() + ms));

async function company() {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator' });
  const put = () => admin.call(uploadContacts, { name: 'past.csv' }, { body: new Blob([FILE]) });
  const forget = () => app.as(tenant, () => app.get(ImportForgetting).sweepTenant());
  const kept = () => app.as(tenant, () => app.db.tx((tx) => tx.contactImport.findMany({ orderBy: { id: 'asc' } })));
  const read = (fileKey: string) => app.as(tenant, async () => (await app.get(Files).stream(fileKey)).toArray());
  return { ...admin, put, forget, kept, read };
}

test('a file that nobody imports is gone after a day, with its first lines', async () => {
  const { put, forget, kept, read, call } = await company();
  await put();
  const fileKey = (await kept())[0]!.fileKey!;
  expect(await read(fileKey)).not.toEqual([]);
  later(DAY - 60_000);
  await forget();
  expect(await kept()).toHaveLength(1);
  later(DAY + 60_000);
  await forget();
  // Sessions end as well by this clock.
  vi.restoreAllMocks();
  expect((await call(listContactImports, {})).imports).toEqual([]);
  await expect(read(fileKey)).rejects.toThrow();
});

test('refused lines are kept for 30 days, how many there were for good', async () => {
  const { put, forget, kept, call } = await company();
  const { id: importId, choices } = await put();
  await call(startContactImport, { importId, choices: { ...choices, createQueues: true } });
  await eventually('the import', async () => (await call(getContactImport, { importId })).state === 'done');
  later(29 * DAY);
  await forget();
  expect(JSON.stringify(await kept())).toContain('Quillfeather');
  later(31 * DAY);
  await forget();
  expect(JSON.stringify(await kept())).not.toContain('Quillfeather');
  vi.restoreAllMocks();
  expect(await call(getContactImport, { importId })).toMatchObject({ counts: { taken: 20, refused: 1 }, refusals: [] });
});
