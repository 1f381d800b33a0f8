import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Administrators } from '@guichet/identity';
import { DomainError, log } from '@guichet/platform';
import { NestFactory } from '@nestjs/core';
import { ZodError } from 'zod';
import { AppModule } from './app.module.ts';

const USAGE =
  'npm run admin:create -- --tenant "Company" --name "Ada Lovelace" --email ada@company.example [--password "…"]';
const WORDS: Partial<Record<string, string>> = {
  weak_password: 'The password needs at least 15 characters.',
  common_password: 'This password is too well known.',
  already_exists: 'There is already an administrator of that address in a tenant of that name.',
};

const OPTIONS: Record<string, string> = { tenantName: 'tenant' };

/** In words, a line for each wrong value. */
function worded(error: unknown): unknown {
  if (error instanceof DomainError) return new Error(WORDS[error.code] ?? error.code);
  if (!(error instanceof ZodError)) return error;
  const lines = error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `--${OPTIONS[name] ?? name} is wrong: ${message}`;
  });
  return new Error(lines.join('\n'));
}

/** Makes a tenant with its first administrator. Without `--password` one is made and printed. */
export async function createAdmin(args: string[]): Promise<void> {
  const option = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { tenant: option, name: option, email: option, password: option } });
  const { tenant, name, email } = values;
  if (!tenant || !name || !email) throw new Error(USAGE);
  const password = values.password ?? crypto.randomUUID();
  log.level = 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  try {
    await app.get(Administrators).createAdministrator({ tenantName: tenant, name, email, password });
  } catch (error) {
    throw worded(error);
  } finally {
    await app.close();
  }
  console.log(
    `${email} can log in to ${tenant}.${values.password ? '' : ` Password: ${password} (change it on the profile page)`}`,
  );
}
