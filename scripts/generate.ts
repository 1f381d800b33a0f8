// node scripts/generate.ts: writes the database client from prisma/schema, unless it is up to date.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashFiles, projectFolder } from './file-hash.ts';

const stamp = join(projectFolder, '.guichet', 'generated');

export function generateClient(): void {
  const hash = hashFiles(['prisma/schema/*.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  const isThere = existsSync(join(projectFolder, 'libs', 'platform', 'src', 'prisma', 'client.ts'));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  execFileSync('node_modules/.bin/prisma', ['generate'], {
    cwd: projectFolder,
    // Prisma's command line wants an engine from outside npm; generating needs none.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    stdio: 'pipe', // its words come with the error when it fails
  });
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, hash);
}

if (import.meta.main) generateClient();
