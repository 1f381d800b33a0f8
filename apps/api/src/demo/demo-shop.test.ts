import { createClient, signDemoCustomer } from '@guichet/contracts';
import { startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppModule } from '../app.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([AppModule]);
});
afterAll(() => app.stop());

it('vouches for nobody where there is no demo', async () => {
  await expect(createClient(app.url)(signDemoCustomer, {})).rejects.toMatchObject({ code: 'not_found', status: 404 });
});
