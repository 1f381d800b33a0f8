// npm start: database, migrations, build, demo, app, in one go. `--built` takes dist/ as it is (for images).
import { ConfigError } from '../libs/platform/src/config.ts';
import { isUp, startApi, type ApiProcess } from './api-process.ts';
import { build } from './build.ts';
import { demoLines, seedDemo } from './demo.ts';
import { openInstallation, type Installation } from './installation.ts';
import { lockInstallation } from './lock.ts';
import { takenPorts } from './ports.ts';
import { readSettings, type Settings } from './settings.ts';

let installation: Installation | undefined;
let api: ApiProcess | undefined;
let isStopping = false;

/** The app first, so that what runs can still be written down; then the database. */
async function stop(code: number): Promise<never> {
  isStopping = true;
  await api?.stop();
  await installation?.close();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (!isStopping) void stop(0);
  });

try {
  await start();
} catch (error) {
  if (!isStopping) {
    console.error(
      error instanceof ConfigError ? error.lines.join('\n') : error instanceof Error ? error.message : error,
    );
    await stop(1);
  }
}

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const taken = await takenPorts(settings.config);
  if (taken.length) throw new ConfigError(taken);
  if (!settings.databaseUrl) lockInstallation();
  const building = process.argv.includes('--built') ? Promise.resolve([]) : announceBuild(settings);
  const opening = openInstallation(settings).then((opened) => (installation = opened));
  // Both are awaited whatever happens, so that a failed build still finds the database to close.
  const [built, opened] = await Promise.allSettled([building, opening]);
  if (opened.status === 'rejected') throw opened.reason;
  if (built.status === 'rejected') throw built.reason;
  if (isStopping) return void (await opened.value.close());
  await seedDemo(settings, opened.value);
  api = startApi(opened.value.environment);
  if (await isUp(api, localUrl(settings))) await announce(settings, opened.value);
  const code = await api.ended;
  if (isStopping) return;
  console.error(`The app ended by itself (${code}).`);
  await stop(code === 0 ? 1 : code);
}

async function announceBuild({ isDemo }: Settings): Promise<string[]> {
  if (isDemo) console.log('Starting Guichet …');
  return build();
}

function localUrl({ config }: Settings): string {
  const host = ['0.0.0.0', '::'].includes(config.HOST) ? '127.0.0.1' : config.HOST;
  return `http://${host}:${config.PORT}`;
}

async function announce(settings: Settings, opened: Installation): Promise<void> {
  const { config } = settings;
  const lines = [
    '',
    `  Desk     ${config.PUBLIC_URL}`,
    `  Mail in  SMTP on ${config.SMTP_DOOR_HOST}:${config.SMTP_DOOR_PORT}, for *@${config.SMTP_DOOR_DOMAIN}`,
    ...(settings.isDemo ? await demoLines(settings, opened) : []),
    '',
  ];
  console.log(lines.join('\n'));
}
