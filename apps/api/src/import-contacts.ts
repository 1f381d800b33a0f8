import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportChoices, IMPORT_FIELDS } from '@guichet/contracts';
import { asTenant, Db, log } from '@guichet/platform';
import { ContactImports, type ImportState, UnreadableFile } from '@guichet/reporting';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.ts';
import { failureWords, stateLines } from './import-words.ts';

const USAGE = `npm run import:contacts -- contacts.csv [--tenant "Company"] [--channel voice] [--zone Europe/Paris]
  [--map arrivedAt="Column" …] [--word "Sold=answered" …] [--create-queues]
Fields: ${IMPORT_FIELDS.join(', ')}. Columns that are not mapped are proposed by their names.`;

const several = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const options = {
  ...{ tenant: one, channel: one, zone: one, map: several, word: several, folder: one },
  'create-queues': { type: 'boolean' },
} as const;

type Values = ReturnType<typeof read>['values'];
const read = (args: string[]) => parseArgs({ args, options, allowPositionals: true });

/** Takes the contacts of a CSV file and prints their figures. */
export async function importContacts(args: string[]): Promise<void> {
  const { values, positionals } = read(args);
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw new Error(USAGE);
  const file = resolve(values.folder ?? '.', name);
  await access(file, constants.R_OK).catch(() => {
    throw new Error(`${file} cannot be read.`);
  });
  log.level = 'warn';
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'], abortOnError: false });
  const started = performance.now();
  try {
    const tenantId = await tenantOf(app.get(Db), values.tenant);
    const state = await asTenant(tenantId, () => run(app.get(ContactImports), file, values));
    console.log(stateLines(state, (performance.now() - started) / 1000).join('\n'));
  } catch (error) {
    throw error instanceof UnreadableFile ? new Error(failureWords(error)) : error;
  } finally {
    await app.close();
  }
}

async function run(imports: ContactImports, file: string, values: Values): Promise<ImportState> {
  const open = () => createReadStream(file);
  const seen = await imports.look(open);
  const parsed = ImportChoices.safeParse({
    columns: { ...seen.columns, ...pairs(values.map) },
    zone: values.zone ?? seen.zone,
    channel: values.channel ?? 'voice',
    words: pairs(values.word),
    createQueues: values['create-queues'] ?? false,
  });
  if (!parsed.success) throw new Error(`--${parsed.error.issues[0]!.path.join(' ')} is wrong.\n${USAGE}`);
  let tenths = 0;
  return imports.run(open, parsed.data, (done, of) => {
    for (; tenths < Math.floor((done / of) * 10); tenths += 1) process.stdout.write('.');
    if (done === of) process.stdout.write('\n');
  });
}

/** `name=value`, where a name may hold no equals sign but a value may. */
const pairs = (list: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(list.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));

async function tenantOf(db: Db, wanted: string | undefined): Promise<string> {
  const ids = await db.beforeTenant<{ id: string }>('select tenant_id as id from list_tenants()', []);
  const named = await Promise.all(
    ids.map(({ id }) =>
      asTenant(id, () => db.tx(async (tx) => ({ id, name: (await tx.tenant.findFirstOrThrow()).name }))),
    ),
  );
  const meant = wanted === undefined ? named : named.filter(({ name }) => name === wanted);
  if (meant.length === 1) return meant[0]!.id;
  if (wanted !== undefined && meant.length === 0) throw new Error(`There is no company named ${wanted}.`);
  throw new Error(`Say which company by --tenant: ${named.map(({ name }) => name).join(', ') || 'there is none yet'}.`);
}
