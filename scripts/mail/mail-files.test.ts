import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailFiles, withCrlf } from './mail-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-mail-files-'));
  mkdirSync(join(folder, 'inner'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('a.eml', 'no header at all');
  write('b.raw', 'From someone\nSubject: kept as it is\n\nbody');
  write('inner/c.txt', 'Subject: a mail\nX: y\n\nbody');
  write('inner/d.txt', 'Dear all,\nthis is no mail: it is a text.\n');
  write('inner/e', 'Return-Path: <a@b>\n folded\nSubject: x\n\nbody');
  write('inner/f', 'capabilities: THREAD\nmessages: all\n\nok');
  write(
    'list.mbox',
    'From a@b Mon Nov  2 10:00:00 2026\nSubject: 1\n\n>From here\n\nFrom now on\n\nFrom c@d Mon Nov  2 10:00:01 2026\nSubject: 2\n\nx\n',
  );
  for (const name of ['README.md', 'README', 'expected.json', '.gitkeep', 'COPYING']) write(name, 'Subject: no\n\nno');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds mails by name or by their headers, splits mboxes and passes over what is no mail', () => {
  const found = mailFiles(folder);
  expect(found.map(({ file }) => file)).toEqual([
    'a.eml',
    'b.raw',
    'inner/c.txt',
    'inner/e',
    'list.mbox#1',
    'list.mbox#2',
  ]);
  expect(found[4]!.raw.toString()).toBe('Subject: 1\n\nFrom here\n\nFrom now on\n\n');
  expect(found[5]!.raw.toString()).toBe('Subject: 2\n\nx\n');
  expect(mailFiles(join(folder, 'a.eml'))).toMatchObject([{ file: 'a.eml' }]);
});

it('ends each line with CR LF and changes no other byte', () => {
  const bytes = Buffer.from([65, 10, 13, 10, 13, 0xff, 0, 10]);
  expect([...withCrlf(bytes)]).toEqual([65, 13, 10, 13, 10, 13, 0xff, 0, 13, 10]);
});
