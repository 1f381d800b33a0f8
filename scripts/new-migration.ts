// npm run migration -- <name>: writes prisma/migrations/<time>_<name>/migration.sql, from the newest migration to the
// present schema. Edit it freely; hand-written SQL belongs there too.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectFolder } from './file-hash.ts';
import { startPostgres } from './postgres-server.ts';
import { pendingDiff, presentSchema, snapshotFile } from './schema-diff.ts';
import { newFolder } from './test-database.ts';

const name = process.argv[2] ?? '';
if (!/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Say what it does, in snake_case: npm run migration -- add_colour');
  process.exit(1);
}
// The engine asks a server for its version, no more.
const server = await startPostgres({ folder: newFolder(), password: 'unused', flags: ['--temporary'] });
const sql = (await pendingDiff(server.url('postgres')).finally(() => server.stop())) ?? '-- The schema is unchanged.\n';
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const file = join(projectFolder, 'prisma', 'migrations', `${time}_${name}`, 'migration.sql');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, sql);
writeFileSync(snapshotFile, presentSchema());
console.log(relative(projectFolder, file));
