// npm run import:contacts -- contacts.csv --map arrivedAt="Date" --create-queues: contacts of before, for reports and sizing.
// Works on DATABASE_URL, else on the embedded database while Guichet runs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../libs/platform/src/config.ts';
import { runEntry } from './api-process.ts';
import { build } from './build.ts';
import { prepareDatabase } from './database.ts';
import { projectFolder } from './file-hash.ts';
import { runningDatabaseUrl } from './installation.ts';
import { readSettings } from './settings.ts';

try {
  const { secret, environment } = readSettings(process.env);
  const adminUrl = runningDatabaseUrl();
  if (!adminUrl) throw new Error('Start Guichet first (npm start), or set DATABASE_URL.');
  if (existsSync(join(projectFolder, 'apps', 'api', 'src'))) await build('api');
  const { appUrl, jobsUrl } = await prepareDatabase(adminUrl, secret);
  const api = { ...environment, GUICHET_ROLE: 'web', APP_DATABASE_URL: appUrl, JOBS_DATABASE_URL: jobsUrl };
  // npm goes to the project's folder; a file's name is meant from where one stands.
  const folder = process.env['INIT_CWD'] ?? process.cwd();
  await runEntry('import-contacts', 'importContacts', api, ['--folder', folder, ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof ConfigError ? error.lines.join('\n') : (error as Error).message);
  process.exit(1);
}
