import {
  addressOf,
  downloadImportRefusals,
  getContactImport,
  listContactImports,
  startContactImport,
  uploadContacts,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { eventually, refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReportingModule } from '../reporting.module.ts';
import { pastFile, plainFigures } from './past-file.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule]);
});
afterAll(() => app.stop());

const administrator = async () => signIn(app, await app.tenant(), { role: 'administrator' });

test('a file is looked at, told how to be read, taken, and reported', async () => {
  const { call, cookie } = await administrator();
  const file = pastFile(2_500, 5).trimEnd() + '\r\n=cmd();Ventes;Traité;1;;';
  const looked = await call(uploadContacts, { name: 'past.csv' }, { body: new Blob([file]) });
  expect(looked).toMatchObject({ state: 'open', lines: 2_501, done: 0, counts: null });
  expect(looked.first).toHaveLength(5);
  expect(looked.choices).toMatchObject({
    zone: 'Europe/Paris',
    columns: { arrivedAt: "Date d'arrivée", wait: 'Attente' },
  });
  const { id: importId } = looked;

  const choices = { ...looked.choices, createQueues: true };
  const without = { ...choices, columns: { ...choices.columns, wait: '' } };
  const refused = await refusal(call(startContactImport, { importId, choices: without }));
  expect(refused).toMatchObject({ code: 'invalid_input', details: { reason: 'missing_column', what: 'wait' } });
  expect(await call(startContactImport, { importId, choices })).toMatchObject({ state: 'running' });
  expect(await refusalCode(call(startContactImport, { importId, choices }))).toBe('conflict');

  const done = await eventually('the import', async () => {
    const now = await call(getContactImport, { importId });
    return now.state === 'running' ? null : now;
  });
  expect(done).toMatchObject({ state: 'done', done: 2_501, counts: { taken: 2_500, refused: 1 }, first: [] });
  expect(done.figures[0]).toMatchObject(plainFigures(pastFile(2_500, 5), 30));
  expect(done.refusals).toEqual([{ line: 2_502, field: 'arrivedAt', reason: 'unreadable', value: '=cmd()' }]);
  const { url } = addressOf(downloadImportRefusals, { importId });
  const table = await (await fetch(app.url + url, { headers: { cookie } })).text();
  expect(table).toBe("line,field,reason,value\r\n2502,arrivedAt,unreadable,'=cmd()\r\n");
  expect((await call(listContactImports, {})).imports).toMatchObject([
    { id: importId, state: 'done', name: 'past.csv' },
  ]);
  expect(await refusalCode(call(startContactImport, { importId, choices }))).toBe('conflict');
});

test('what is no table is refused with its reason, and nothing of it stays', async () => {
  const { call } = await administrator();
  const put = (body: string) => refusal(call(uploadContacts, { name: 'x.csv' }, { body: new Blob([body]) }));
  expect(await put('')).toMatchObject({ code: 'invalid_input' });
  expect(await put('PK\u0003\0\0')).toMatchObject({ code: 'invalid_input', details: { reason: 'not_text' } });
  expect(await put('a,b\n1,"x\n')).toMatchObject({ details: { reason: 'quotes', what: '2' } });
  expect((await call(listContactImports, {})).imports).toEqual([]);
});
