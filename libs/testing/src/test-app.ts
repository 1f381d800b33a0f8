import 'reflect-metadata';
import { Global, Module, type Type } from '@nestjs/common';
import { type Client, createClient } from '@guichet/contracts';
import { asTenant, type Config, Db, PlatformModule, readConfig, startServers } from '@guichet/platform';
import { v7 as uuid } from 'uuid';

export interface TestApp {
  url: string;
  /** A service of the running app. */
  get: <T>(token: Type<T> | symbol) => T;
  /** A client without a session. */
  call: Client;
  /** A client that carries a cookie. */
  withCookie: (cookie: string) => Client;
  /** A fresh tenant; tests make their own, so nothing is cleaned and all run side by side. */
  tenant: (name?: string) => Promise<string>;
  /** Runs as a tenant, without a person. */
  as: typeof asTenant;
  db: Db;
  stop: () => Promise<void>;
}

/** The real app over real HTTP on this test file's own database. `modules` are what is under test, with what they need. */
export async function startTestApp(
  modules: Type[],
  settings: Partial<Record<keyof Config, string>> = {},
): Promise<TestApp> {
  const environment = {
    ...process.env,
    PORT: '0',
    METRICS_PORT: '0',
    SMTP_DOOR_PORT: '0',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    PUBLIC_URL: 'http://localhost:3000',
    ...settings,
  };
  @Global()
  @Module({ imports: [PlatformModule, ...modules] })
  class TestModule {}
  const { app, url, stop } = await withEnvironment(environment, () =>
    startServers(TestModule, readConfig(process.env)),
  );
  const db = app.get(Db);
  const tenant = async (name = 'Test') => {
    const id = uuid();
    await asTenant(id, () => db.tx((tx) => tx.tenant.create({ data: { id, name } })));
    return id;
  };
  return {
    url,
    get: (token) => app.get(token),
    call: createClient(url),
    withCookie: (cookie) => createClient(url, { headers: { cookie } }),
    tenant,
    as: asTenant,
    db,
    stop,
  };
}

/** The platform reads its settings from the environment when it starts; afterwards the environment is as it was. */
async function withEnvironment<T>(environment: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const before = process.env;
  process.env = environment;
  try {
    return await work();
  } finally {
    process.env = before;
  }
}

/** Waits until `look` gives something truthy, or fails after `ms` with what was being waited for. */
export async function eventually<T>(what: string, look: () => Promise<T> | T, ms = 30_000): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen) return seen as NonNullable<T>;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
