import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..');

/** Of names and contents of all files that match; generated and installed ones are left out. */
export function hashFiles(patterns: string[], extra = ''): string {
  const hash = createHash('sha256').update(extra);
  const paths = globSync(patterns, { cwd: projectFolder, exclude: (path) => /(^|\/)(node_modules|dist)$/.test(path) });
  for (const path of [...new Set(paths)].sort()) {
    const file = join(projectFolder, path);
    if (statSync(file).isFile()) hash.update(`\0${path}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 20);
}
