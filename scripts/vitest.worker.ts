// Before each test file: a database of its own, cloned from the migrated template, and the settings of an app on it.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { roleUrl } from './database.ts';
import { TEMPLATE, TEST_SECRET } from './test-database.ts';

const serverUrl = inject('serverUrl');
const name = `test_${process.env.VITEST_POOL_ID}_${process.pid}_${Date.now().toString(36)}`;
const databaseUrl = serverUrl.replace('*', name);
const filesFolder = mkdtempSync(join(tmpdir(), `guichet-test-${process.pid}-files-`));

const asAdmin = async (sql: string): Promise<void> => {
  const admin = new pg.Client(serverUrl.replace('*', 'postgres'));
  await admin.connect();
  await admin.query(sql).finally(() => admin.end());
};
await asAdmin(`create database ${name} template ${TEMPLATE} strategy file_copy`);

Object.assign(process.env, {
  ADMIN_DATABASE_URL: databaseUrl,
  APP_DATABASE_URL: roleUrl(databaseUrl, 'guichet_app', TEST_SECRET),
  JOBS_DATABASE_URL: roleUrl(databaseUrl, 'guichet_jobs', TEST_SECRET),
  GUICHET_SECRET: TEST_SECRET,
  FILES_DIR: filesFolder,
  PORT: '0',
  SMTP_DOOR_PORT: '0',
  METRICS_PORT: '0',
  LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
});

afterAll(async () => {
  await asAdmin(`drop database if exists ${name} with (force)`);
  rmSync(filesFolder, { recursive: true, force: true });
});
