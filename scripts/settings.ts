import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig, type Config, withoutEmpty } from '../libs/platform/src/config.ts';
import { projectFolder } from './file-hash.ts';

export interface Settings {
  /** Owner of the database; absent: the embedded Postgres. */
  databaseUrl: string | undefined;
  secret: string;
  isDemo: boolean;
  /** What the api process gets, but for the database's addresses. */
  environment: Record<string, string | undefined>;
  /** The same, parsed. */
  config: Config;
}

/** What an installation keeps between starts: database, files, secret, the demo's password. */
export const homeFolder = join(projectFolder, '.guichet');

type Environment = Record<string, string | undefined>;

/** Reads the environment; throws ConfigError with a line for each wrong value. */
export function readSettings(environmentGiven: Environment): Settings {
  const given = withoutEmpty(environmentGiven);
  const databaseUrl = given['DATABASE_URL'];
  const isDemo = ['1', 'true'].includes(given['GUICHET_DEMO'] ?? (databaseUrl ? '0' : '1'));
  // Kept in a file only beside the embedded database: one belongs to the other.
  const secret =
    given['GUICHET_SECRET'] ?? (databaseUrl ? undefined : kept('secret', () => randomBytes(32).toString('base64url')));
  const port = /^\d+$/.test(given['PORT'] ?? '') ? given['PORT'] : '3000';
  const environment: Environment = {
    ...given,
    GUICHET_SECRET: secret,
    GUICHET_DEMO: given['GUICHET_DEMO'] ?? (isDemo ? '1' : '0'),
    PUBLIC_URL: given['PUBLIC_URL'] ?? `http://localhost:${port}`,
    // Whoever tries it has a mail server of his own machine at hand, and no neighbours to protect.
    ALLOW_PRIVATE_HOSTS: given['ALLOW_PRIVATE_HOSTS'] ?? (isDemo ? '1' : '0'),
    LOG_LEVEL: given['LOG_LEVEL'] ?? (isDemo ? 'warn' : 'info'),
  };
  return { databaseUrl, secret: secret ?? '', isDemo, environment, config: check(databaseUrl, environment) };
}

function check(databaseUrl: string | undefined, environment: Environment): Config {
  const later = 'postgresql://127.0.0.1/known-later';
  const lines: string[] = [];
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl))
    lines.push('DATABASE_URL is wrong: must be a postgresql:// address');
  try {
    const config = readConfig({ ...environment, APP_DATABASE_URL: later, JOBS_DATABASE_URL: later });
    if (lines.length === 0) return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    lines.push(...error.lines);
  }
  throw new ConfigError(lines);
}

/** A value that is made once and kept in a file that only its owner may read. */
export function kept(name: string, make: () => string): string {
  const file = join(homeFolder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const value = make();
  mkdirSync(homeFolder, { recursive: true });
  writeFileSync(file, `${value}\n`, { mode: 0o600 });
  return value;
}

/** The demo accounts' password: as given at the first start, or made then. */
export const demoPassword = (environment: Environment): string =>
  kept('demo-password', () => environment['GUICHET_DEMO_PASSWORD'] || randomBytes(12).toString('base64url'));
