import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../libs/platform/src/config.ts';
import { runEntry } from './api-process.ts';
import { build } from './build.ts';
import { prepareDatabase } from './database.ts';
import { projectFolder } from './file-hash.ts';
import { runningDatabaseUrl } from './installation.ts';
import { readSettings } from './settings.ts';

/** Runs a program of the app on DATABASE_URL, else on the embedded database while Guichet runs. */
export async function runOnInstallation(entry: string, name: string, args: string[] = []): Promise<void> {
  try {
    const { secret, environment } = readSettings(process.env);
    const adminUrl = runningDatabaseUrl();
    if (!adminUrl) throw new Error('Start Guichet first (npm start), or set DATABASE_URL.');
    if (existsSync(join(projectFolder, 'apps', 'api', 'src'))) await build();
    const { appUrl, jobsUrl } = await prepareDatabase(adminUrl, secret);
    const api = { ...environment, GUICHET_ROLE: 'web', APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl };
    await runEntry(entry, name, api, args);
  } catch (error) {
    console.error(error instanceof ConfigError ? error.lines.join('\n') : (error as Error).message);
    process.exit(1);
  }
}
