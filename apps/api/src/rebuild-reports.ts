import 'reflect-metadata';
import { asTenant, Db, log } from '@guichet/platform';
import { FactsRebuild } from '@guichet/reporting';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';

/** Makes the facts and rollups of every tenant anew from the log; the desk may go on meanwhile. */
export async function rebuildReports(): Promise<void> {
  log.level = 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  try {
    const tenants = await app.get(Db).beforeTenant<{ tenant_id: string }>('select tenant_id from list_tenants()', []);
    let count = 0;
    for (const { tenant_id } of tenants) count += await asTenant(tenant_id, () => app.get(FactsRebuild).rebuild());
    console.log(`${count} stays in queues of ${tenants.length} companies were counted anew.`);
  } finally {
    await app.close();
  }
}
