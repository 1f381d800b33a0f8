// What Prisma's schema engine would change, as SQL. The engine is the WebAssembly one: nothing is downloaded.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { projectFolder } from './file-hash.ts';

const prismaFolder = join(projectFolder, 'prisma');
/** The schema as the newest migration leaves it; git merges it like any text. */
export const snapshotFile = join(prismaFolder, 'migrations', 'snapshot.prisma');

export const presentSchema = (): string =>
  globSync('schema/*.prisma', { cwd: prismaFolder })
    .sort()
    .map((path) => readFileSync(join(prismaFolder, path), 'utf8'))
    .join('\n');

type Side = Parameters<SchemaEngine['diff']>[0]['from'];
const filesOf = (content: string) => [{ path: 'schema.prisma', content }];
const schemaSide = (content: string): Side => ({ tag: 'schemaDatamodel', files: filesOf(content) });

/** SQL from the newest migration to the present schema, or null when they agree. */
export async function pendingDiff(databaseUrl: string): Promise<string | null> {
  const from: Side = existsSync(snapshotFile) ? schemaSide(readFileSync(snapshotFile, 'utf8')) : { tag: 'empty' };
  return diff(databaseUrl, from);
}

/** SQL that would turn a migrated database into the present schema, or null when they agree. */
export const drift = (databaseUrl: string): Promise<string | null> =>
  diff(databaseUrl, { tag: 'schemaDatasource', files: filesOf(presentSchema()), configDir: 'prisma' });

async function diff(databaseUrl: string, from: Side): Promise<string | null> {
  const schema = presentSchema();
  const pool = new pg.Pool({ connectionString: databaseUrl, allowExitOnIdle: true });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(introspecting(pool));
    const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter);
    const filters = { externalTables: [], externalEnums: [] };
    const { stdout } = await engine.diff({ from, to: schemaSide(schema), script: true, exitCode: null, filters });
    return !stdout || stdout.includes('This is an empty migration') ? null : stdout;
  } finally {
    await pool.end();
  }
}

/** Introspection reads Postgres's `"char"` (type 18), which adapter-pg refuses: it is passed as `"char"[]`, then as one. */
function introspecting(pool: pg.Pool): PrismaPg {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const withoutChar = async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) if (field.dataTypeID === 18) field.dataTypeID = 1002;
    return result;
  };
  pool.query = withoutChar as unknown as typeof pool.query;
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (request) => {
      const result = await queryRaw(request);
      const columnTypes = result.columnTypes.map((type) =>
        type === ColumnTypeEnum.CharacterArray ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    return adapter;
  };
  return factory;
}
