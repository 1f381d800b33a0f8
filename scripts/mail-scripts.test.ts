import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CorpusLine } from './mail/corpus-lines.ts';
import { hasDovecot } from './mail/dovecot.ts';
import { printedBy } from './trial/printed-by.fixtures.ts';

if (!hasDovecot()) console.warn('Mail scripts are not tested: Dovecot is not installed (Debian: dovecot-imapd)');

// One after the other: each builds the app when it has changed.
describe.skipIf(!hasDovecot())('mail through the built app', { timeout: 300_000, retry: 0 }, () => {
  it('gives a line for each mail of a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guichet-corpus-test-'));
    const mail = (subject: string, more = '') =>
      `From: Inès <ines@customer.example>\n${more}Subject: ${subject}\n\nBonjour\n`;
    writeFileSync(join(folder, 'a.eml'), mail('one'));
    writeFileSync(join(folder, 'b.eml'), mail('two', 'Auto-Submitted: auto-replied\n'));
    writeFileSync(join(folder, 'c.eml'), mail('one'));
    writeFileSync(
      join(folder, 'list.mbox'),
      `From x Mon Nov  2 10:00:00 2026\n${mail('three')}\nFrom x Mon Nov  2 10:00:00 2026\n${mail('four')}`,
    );
    writeFileSync(join(folder, 'expected.json'), '{}');
    try {
      const printed = await printedBy('scripts/corpus-mail.ts', folder);
      const lines = printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as CorpusLine);
      expect(lines.map(({ file, subject, kind }) => [file, subject, kind])).toEqual([
        ['a.eml', 'one', 'normal'],
        ['b.eml', 'two', 'auto-reply'],
        ['c.eml', 'one', 'normal'],
        ['list.mbox#1', 'three', 'normal'],
        ['list.mbox#2', 'four', 'normal'],
      ]);
      // Mails are read side by side: which of two equal ones comes first is open, that only one is taken is not.
      expect([lines[0]?.reason, lines[2]?.reason].sort()).toEqual(['duplicate', null]);
      expect(lines[0]?.message).toBe(lines[2]?.message);
      expect(
        lines.every(({ outcome, conversation, message }) => outcome === 'ingested' && conversation && message),
      ).toBe(true);
      expect(lines.filter(({ autoReply }) => autoReply)).toHaveLength(1);
      expect(lines[0]).toMatchObject({
        from: { name: 'Inès', address: 'ines@customer.example' },
        textWithoutQuotes: 'Bonjour',
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('loses and doubles nothing while app and database are killed', async () => {
    const printed = await printedBy('scripts/faults-mail.ts', '--small');
    expect(printed).toMatch(/mails=60 kills=3 stops=1 .*lost=0 doubled=0 falls=0/);
  });
});
