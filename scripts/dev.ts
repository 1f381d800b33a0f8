// npm run dev: the api is built again and restarted at every change (the desk's pages reload by themselves), on the same
// database as `npm start`. A change of prisma/schema or prisma/migrations needs a restart of this command.
import { build as viteBuild, createServer } from 'vite';
import { ConfigError } from '../libs/platform/src/config.ts';
import { startApi, type ApiProcess } from './api-process.ts';
import { demoLines, seedDemo } from './demo.ts';
import { generateClient } from './generate.ts';
import { openInstallation } from './installation.ts';
import { lockInstallation } from './lock.ts';
import { takenPorts } from './ports.ts';
import { readSettings, type Settings } from './settings.ts';

const settings = settingsOrExit();
const taken = await takenPorts(settings.config);
if (taken.length) exitWith(taken);
if (!settings.databaseUrl) lockInstallation();
generateClient();
const installation = await openInstallation(settings).catch((error: Error) => exitWith([error.message]));

let api: ApiProcess | undefined;
let turn = Promise.resolve();
const restart = (): void => {
  turn = turn.then(async () => {
    await api?.stop();
    await seedDemo(settings, installation);
    const started = startApi(installation.environment);
    api = started;
    void started.ended.then(
      (code) => code && console.error(`The api ended (${code}); it starts again at the next change.`),
    );
  });
};

const watcher = await viteBuild({ configFile: 'vite.api.config.ts', logLevel: 'warn', build: { watch: {} } });
if ('on' in watcher)
  watcher.on('event', (event) => {
    // After an error, which is printed, the running one stays.
    if (event.code === 'BUNDLE_END') restart();
  });

// The api serves these from dist/; a page loaded again has the change.
for (const app of ['widget', 'demo-shop', 'demo-phone'])
  await viteBuild({ configFile: `apps/${app}/vite.config.ts`, logLevel: 'warn', build: { watch: {} } });

process.env.API_URL = `http://127.0.0.1:${settings.config.PORT}`;
const desk = await createServer({ configFile: 'apps/desk/vite.config.ts' });
await desk.listen();
console.log(`\n  Desk     ${desk.resolvedUrls?.local[0]}`);
if (settings.isDemo) console.log((await demoLines(settings, installation)).join('\n'));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void turn
      .then(() => api?.stop())
      .then(() => Promise.all([desk.close(), installation.close()]))
      .then(() => process.exit(0));
  });

function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (error instanceof ConfigError) exitWith(error.lines);
    throw error;
  }
}

function exitWith(lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(1);
}
