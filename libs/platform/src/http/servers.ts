import { setTimeout as sleep } from 'node:timers/promises';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config } from '../config.ts';
import { Db } from '../db.ts';
import { Jobs } from '../jobs.ts';
import { log } from '../log.ts';
import { Metrics } from '../metrics.ts';
import { Notifications } from '../notifications.ts';
import { createApp } from './app.ts';
import { errorCodeOf } from './error.filter.ts';
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
  await databaseAnswers(app.get(Db));
  await app.init();
  const closeSockets = isWeb ? attachSockets(app, config) : () => undefined;
  if (isWeb) await app.get(Notifications).start();
  if (isWorker) await app.get(Jobs).start();
  await app.get(Metrics).listen();
  await app.listen(config.PORT, config.HOST);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    closeSockets();
    return (stopping ??= app.close());
  };
  return { app, url: await app.getUrl(), stop };
}

const DATABASE_MS = 60_000;

/** A database that is itself just starting is waited for: whoever is started beside it must not fall. */
async function databaseAnswers(db: Db): Promise<void> {
  const end = Date.now() + DATABASE_MS;
  for (;;) {
    const failure = await db.beforeTenant('select 1', []).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (!failure) return;
    if (errorCodeOf(failure.error) !== 'unavailable' || Date.now() > end) throw failure.error;
    await sleep(250);
  }
}
