// node scripts/run-entry.ts <file> <function> [arguments …]
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [file = '', name = '', ...args] = process.argv.slice(2);
try {
  const program = (await import(pathToFileURL(resolve(file)).href)) as Record<string, unknown>;
  const run = program[name];
  if (typeof run !== 'function') throw new Error(`${file} exports no ${name}`);
  await (run as (args: string[]) => Promise<void>)(args);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
