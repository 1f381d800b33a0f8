import { randomUUID } from 'node:crypto';
import { Facts, ReportingModule } from '@guichet/reporting';
import { IdentityModule } from '@guichet/identity';
import { startTestApp, type TestApp } from '@guichet/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeReportData } from './reports/report-data.ts';
import { reportTimes } from './reports/report-times.ts';
import { eachTenants, newContact, STEPS } from './reports/written-contacts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, ReportingModule], { GUICHET_ROLE: 'web' });
});
afterAll(() => app.stop());

const { ADMIN_DATABASE_URL, APP_DATABASE_URL } = process.env as Record<string, string>;

it('the bench’s reports say what plain SQL over the same events says', async () => {
  const readers = await makeReportData(ADMIN_DATABASE_URL!, { tenants: 2, contacts: 600, logged: 2 });
  const times = await reportTimes(app.url, ADMIN_DATABASE_URL!, readers, 12);
  expect(times).toMatchObject({ requests: 12, different: 0 });
  expect(times.p95Ms).toBeGreaterThan(0);
});

it('a contact that the bench writes is folded step by step, where it is to be kept', async () => {
  const db = new pg.Client(APP_DATABASE_URL!);
  const admin = new pg.Client(ADMIN_DATABASE_URL!);
  await Promise.all([db.connect(), admin.connect()]);
  const [tenant] = await eachTenants(admin, [randomUUID()]);
  const contacts = [newContact([tenant!], 0, true), newContact([tenant!], 1, false)];
  const seen: string[] = [];
  for (const step of STEPS) {
    for (const contact of contacts) await step(db, contact);
    await app.as(tenant!.tenantId, async () => {
      await app.get(Facts).sweepTenant();
      const facts = await app.db.tx((tx) => tx.workFact.findMany());
      seen.push(facts.map(({ outcome, seatMs }) => `${outcome} ${seatMs === null ? 'open' : 'over'}`).join());
    });
  }
  await Promise.all([db.end(), admin.end()]);
  expect(seen).toEqual(['waiting open', 'answered open', 'answered open', 'answered over']);
});
