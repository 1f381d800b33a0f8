import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config } from '../config.ts';
import { Db } from '../db.ts';
import { Jobs } from '../jobs.ts';
import { log } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { Notifications } from '../notifications.ts';
import { untilAvailable } from '../until-available.ts';
import { createApp } from './app.ts';
import { Lines } from './lines.ts';
import { attachSockets } from './sockets.ts';

export interface RunningApp {
  app: NestFastifyApplication;
  url: string;
  stop: () => Promise<void>;
}

/** Starts everything the role has: web (HTTP, sockets), worker (jobs, mail), or both. */
export async function startServers(module: Type, config: Config): Promise<RunningApp> {
  log.level = config.LOG_LEVEL;
  const app = await createApp(module, config);
  const isWeb = config.GUICHET_ROLE !== 'worker';
  const isWorker = config.GUICHET_ROLE !== 'web';
  await untilAvailable('start', async () => void (await app.get(Db).beforeTenant('select 1', [])));
  await app.init();
  const closeSockets = isWeb ? attachSockets(app, config) : () => undefined;
  if (isWeb) await app.get(Lines).start(app.getHttpServer());
  if (isWeb) await untilAvailable('notifications', () => app.get(Notifications).start());
  if (isWorker) await untilAvailable('jobs', () => app.get(Jobs).start());
  await app.get(Metrics).listen();
  await app.listen(config.PORT, config.HOST);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    closeSockets();
    return (stopping ??= stopLines(app).then(() => app.close()));
  };
  return { app, url: await app.getUrl(), stop };
}

/** What does not say goodbye keeps nobody from stopping. */
const stopLines = (app: NestFastifyApplication): Promise<void> =>
  app
    .get(Lines)
    .stop()
    .catch((error: unknown) => log.error({ err: error }, 'a line did not stop as it should'));
