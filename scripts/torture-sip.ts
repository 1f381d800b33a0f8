// npm run torture:sip -- <folder>: sends every file of a folder as it is to a listener of ours, by UDP and by WebSocket,
// then 30,000 mutated messages; says what became of each, and closes with one line of figures.
// --mutations <count> and --seed <number> change the second part.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Torture, type TortureFile } from './sip/torture.ts';

const options = { mutations: { type: 'string', default: '30000' }, seed: { type: 'string', default: '4475' } } as const;
const { positionals, values } = parseArgs({ options, allowPositionals: true });
const [folder] = positionals;
if (!folder) {
  console.error('Say which folder: npm run torture:sip -- <folder>');
  process.exit(1);
}
const files = filesOf(folder);
const torture = new Torture();
let uncaught = 0;
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error) => {
    uncaught += 1;
    console.error(error);
  });
}
await torture.start();
for (const file of files) console.log(await torture.file(file));
await torture.mutations(Number(values.mutations), Number(values.seed), files);
await torture.stop();
for (const error of torture.errors) console.error(error);
const { sent, answered, silent, mutated, asked, alive } = torture.figures;
const threw = torture.figures.threw + uncaught;
console.log(
  `${files.length} files, ${sent} sent: ${answered} answered, ${silent} silent; ${mutated} mutated (seed ${values.seed}); ` +
    `${threw} threw; OPTIONS answered ${alive} of ${asked}`,
);
process.exitCode = threw > 0 || alive < asked ? 1 : 0;

/** All regular files of the folder and those below it, in the order of their names. */
function filesOf(path: string): TortureFile[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => ({ name: file.slice(path.length).replace(/^\//, ''), bytes: readFileSync(file) }));
}
