import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from './file-hash.ts';

// The boundary rule reads nx's graph of the workspace; this writes it.
beforeAll(() => {
  const env = { ...process.env, NX_DAEMON: 'false' };
  execFileSync('node_modules/.bin/nx', ['show', 'projects'], { cwd: projectFolder, env });
});

/** Snippets are linted as files that need not exist, so without types. */
const untyped = new ESLint({
  cwd: projectFolder,
  overrideConfig: {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-misused-promises': 'off' },
  },
});
const typed = new ESLint({ cwd: projectFolder });

async function rulesBroken(filePath: string, text: string, eslint = untyped): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${text}\n`, { filePath });
  return [...new Set(result!.messages.map((message) => message.ruleId))];
}

const importing = (name: string): string => `import { probe } from '${name}';\nexport const probed = probe;`;
const snippet = (folder: string): string => `${folder}/src/snippet.ts`;

describe('directions between libs', () => {
  it.each([
    ['libs/contracts', '@guichet/platform', 'zod'],
    ['libs/platform', '@guichet/identity', '@guichet/contracts'],
    ['libs/identity', '@guichet/customers', '@guichet/platform'],
    ['libs/customers', '@guichet/conversations', '@guichet/identity'],
    ['libs/conversations', '@guichet/channel-email', '@guichet/customers'],
    ['libs/knowledge', '@guichet/customers', '@guichet/conversations'],
    ['libs/channel-email', '@guichet/knowledge', '@guichet/conversations'],
    ['libs/media', '@guichet/platform', 'werift'],
    ['apps/api', '@guichet/testing', '@guichet/channel-email'],
    ['apps/desk', '@guichet/platform', '@guichet/contracts'],
    ['apps/desk', '@nestjs/common', 'react'],
    ['libs/contracts', 'react', 'zod'],
    ['libs/sip', '@guichet/contracts', 'ws'],
    ['libs/sip', '@nestjs/common', 'ws'],
  ])('%s may not import %s, and may import %s', async (folder, wrong, right) => {
    expect(await rulesBroken(snippet(folder), importing(wrong))).toEqual(['@nx/enforce-module-boundaries']);
    expect(await rulesBroken(snippet(folder), importing(right))).toEqual([]);
  });

  it('no lib reaches into another', async () => {
    const wrong = importing('../../platform/src/db.ts');
    expect(await rulesBroken(snippet('libs/identity'), wrong)).toEqual(['@nx/enforce-module-boundaries']);
    const { resolve } = createRequire(import.meta.url);
    expect(() => resolve('@guichet/platform/src/db.ts')).toThrow(/not defined by "exports"/);
    expect(resolve('@guichet/platform')).toMatch(/index\.ts$/);
  });
});

const SYNTAX = 'no-restricted-syntax';
const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `export const n${i} = ${i};`).join('\n');
const functionOf = (count: number): string => `export function long() {\n${lines(count).replaceAll('export ', '')}\n}`;
const constructorOf = (count: number): string =>
  `export class Probe { constructor(${Array.from({ length: count }, (_, i) => `n${i}: number`).join(', ')}) {} }`;

describe('rules inside a file', () => {
  it.each([
    ['settings only in config.ts', SYNTAX, 'export const a = process.env.HOME;', 'export const a = process.pid;'],
    ['named exports', SYNTAX, 'export default 1;', 'export const one = 1;'],
    ['five dependencies', SYNTAX, constructorOf(6), constructorOf(5)],
    [
      'no SQL from strings',
      SYNTAX,
      'export const a = (tx) => tx.$queryRawUnsafe(x);',
      'export const a = (tx) => tx.$queryRaw`x`;',
    ],
    ['300 lines a file', 'max-lines', lines(301), lines(300)],
    ['40 lines a function', 'max-lines-per-function', functionOf(39), functionOf(38)],
    ['no any', '@typescript-eslint/no-explicit-any', 'export let a: any;', 'export let a: unknown;'],
    [
      'one door to the database',
      '@typescript-eslint/no-restricted-imports',
      `import pg from 'pg';\nexport const a = pg.Pool;`,
      `import type pg from 'pg';\nexport let a: pg.Pool;`,
    ],
  ])('%s (%s)', async (_, rule, wrong, right) => {
    expect(await rulesBroken(snippet('libs/identity'), wrong)).toEqual([rule]);
    expect(await rulesBroken(snippet('libs/identity'), right)).toEqual([]);
  });

  it('settings may be read where they are read', async () => {
    const text = 'export const a = process.env.HOME;';
    expect(await rulesBroken('libs/platform/src/config.ts', text)).toEqual([]);
    expect(await rulesBroken('apps/desk/src/snippet.tsx', text)).toEqual([SYNTAX]);
  });

  it('React’s hooks are called in order', async () => {
    const text = (condition: string): string =>
      `import { useId } from 'react';\nexport function Probe(p) { ${condition} const id = useId(); return id + p; }`;
    expect(await rulesBroken('apps/desk/src/snippet.tsx', text('if (p) return null;'))).toEqual([
      'react-hooks/rules-of-hooks',
    ]);
    expect(await rulesBroken('apps/desk/src/snippet.tsx', text(''))).toEqual([]);
  });

  // With types, so the whole program is read first.
  it('no promise is left alone', { timeout: 90_000 }, async () => {
    const text = (call: string): string => `async function work() {}\nexport function probe() { ${call} }`;
    const file = 'libs/platform/src/clock.ts';
    expect(await rulesBroken(file, text('work();'), typed)).toEqual(['@typescript-eslint/no-floating-promises']);
    expect(await rulesBroken(file, text('void work();'), typed)).toEqual([]);
  });
});
