import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFolder } from './file-hash.ts';

/** Where a model may be written: `libs/<owner>`, after the schema file it stands in. */
export interface Model {
  owner: string;
  delegate: string;
  table: string;
}

export function readModels(): Model[] {
  return globSync('prisma/schema/*.prisma', { cwd: projectFolder }).flatMap((path) => {
    const text = readFileSync(join(projectFolder, path), 'utf8');
    return [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, name = '', body = '']) => ({
      owner: basename(path, '.prisma'),
      delegate: name.charAt(0).toLowerCase() + name.slice(1),
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name,
    }));
  });
}

const byClient = /\.(\w+)\s*\.(?:create|update|delete|upsert)(?:Many|ManyAndReturn)?\(/g;
const bySql = /\b(?:insert\s+into|update|delete\s+from)\s+"?(\w+)"?/gi;

/** Tables that a source text writes, by client or by SQL. */
export function tablesWritten(text: string, models: readonly Model[]): Model[] {
  const names = new Set([...text.matchAll(byClient)].map(([, name = '']) => name));
  const tables = new Set([...text.matchAll(bySql)].map(([, name = '']) => name));
  return models.filter(({ delegate, table }) => names.has(delegate) || tables.has(table));
}

/** Agreed exceptions. The counter of conversations stands on the tenant's row, since that row exists exactly once. */
const agreed = new Set(['libs/conversations/src/intake/conversation-numbers.ts writes tenant']);

/** `file writes table` for each write outside the table's lib. Tests and the demo's seed may write anything. */
export function foreignWrites(): string[] {
  const models = readModels();
  const exempt =
    /\.test\.ts$|\.fixtures\.ts$|\/(fixtures\/|test-)|^libs\/testing\/|^libs\/platform\/src\/prisma\/|^apps\/api\/src\/(seed-)?demo/;
  const files = globSync(['libs/*/src/**/*.ts', 'apps/api/src/**/*.ts'], { cwd: projectFolder });
  return files
    .filter((path) => !exempt.test(path))
    .flatMap((path) =>
      tablesWritten(readFileSync(join(projectFolder, path), 'utf8'), models)
        .filter(({ owner }) => !path.startsWith(`libs/${owner}/`))
        .map(({ table }) => `${path} writes ${table}`)
        .filter((finding) => !agreed.has(finding)),
    );
}
