import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { build } from './build.ts';
import { projectFolder } from './file-hash.ts';

beforeAll(() => build('widget'));

const gzipped = (pattern: string): number => {
  const files = globSync(`dist/widget/${pattern}`, { cwd: projectFolder });
  expect(files, pattern).toHaveLength(1);
  return gzipSync(readFileSync(join(projectFolder, files[0]!)), { level: 9 }).length;
};

it('a page pays at most 5 kB for the button, and 45 kB more for the panel once somebody opens it', () => {
  expect(gzipped('loader.js')).toBeLessThanOrEqual(5_000);
  expect(gzipped('panel-*.js')).toBeLessThanOrEqual(45_000);
});

it('the telephone comes by itself, and only to whoever calls', () => {
  const read = (pattern: string) => globSync(`dist/widget/${pattern}`, { cwd: projectFolder });
  const [call] = read('call-*.js');
  const others = read('**/*.{js,css}').filter((file) => !/preview/.test(file));
  expect(others).toHaveLength(3);
  const panel = readFileSync(join(projectFolder, read('panel-*.js')[0]!), 'utf8');
  expect(panel).toContain(`import(\`./${basename(call!)}\`)`);
  expect(panel).not.toMatch(/JsSIP|from ?["'`]\.\/call-/);
});

it('the loader runs as a plain script, and leaves nothing but its command in the page', () => {
  const script = readFileSync(join(projectFolder, 'dist/widget/loader.js'), 'utf8');
  expect(script).toMatch(/^\(function/);
  expect(script).not.toMatch(/\beval\(|new Function|innerHTML/);
});
