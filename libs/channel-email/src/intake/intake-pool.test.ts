import { afterEach, describe, expect, it } from 'vitest';
import { plainMail } from './fixtures/mail.ts';
import { IntakePool } from './intake-pool.ts';

let pool: IntakePool | undefined;
afterEach(() => pool?.close());

const HTML = ['Content-Type: text/html'];

describe('IntakePool', () => {
  it('analyses mails in parallel and gives files memory of their own', async () => {
    pool = new IntakePool();
    const raw = plainMail('begin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\nBonjour');
    const all = await Promise.all(Array.from({ length: 20 }, () => pool?.analyse(raw)));
    expect(all.every((mail) => mail?.subject === 'Commande 4512')).toBe(true);
    expect(Buffer.from(all[3]?.attachments[0]?.content ?? []).toString()).toBe('Cat');
    expect(raw.length).toBeGreaterThan(0);
  });

  it('stops a mail that takes too long and goes on with the next', async () => {
    pool = new IntakePool({ threads: 1, timeoutMs: 300 });
    const heavy = plainMail('<p style="color:red">x</p>'.repeat(1_000_000), ...HTML);
    const slow = pool.analyse(Buffer.concat([heavy, heavy]), { maxBytes: 1e9 });
    const next = pool.analyse(plainMail('Bonjour'));
    await expect(slow).rejects.toMatchObject({ code: 'timeout' });
    // A worker that must start first needs more than the short limit of this test on a busy machine.
    await next.catch((error: unknown) => expect(error).toMatchObject({ code: 'timeout' }));
    pool = new IntakePool({ threads: 1 });
    await expect(pool.analyse(plainMail('Bonjour'))).resolves.toMatchObject({ text: 'Bonjour' });
  });

  it('survives a mail that takes too much memory', async () => {
    pool = new IntakePool({ threads: 1, maxOldGenerationSizeMb: 24 });
    const heavy = plainMail('<p title="a">x</p> '.repeat(1_000_000), ...HTML);
    await expect(pool.analyse(heavy)).rejects.toMatchObject({ code: 'memory' });
    await expect(pool.analyse(plainMail('Bonjour'))).resolves.toMatchObject({ text: 'Bonjour' });
  });

  it('rejects what is under way when it closes', async () => {
    pool = new IntakePool({ threads: 1 });
    const under = pool.analyse(plainMail('Bonjour'));
    const waiting = pool.analyse(plainMail('Bonjour'));
    const both = Promise.all([
      expect(under).rejects.toMatchObject({ code: 'closed' }),
      expect(waiting).rejects.toMatchObject({ code: 'closed' }),
    ]);
    await pool.close();
    await both;
    await expect(pool.analyse(plainMail('x'))).rejects.toMatchObject({ code: 'closed' });
  });

  it('leaves the main loop free', async () => {
    pool = new IntakePool({ threads: 2 });
    await pool.analyse(plainMail('warm'));
    const file = Buffer.alloc(
      29 * 1024 * 1024,
      'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkw\r\n',
    );
    const large = Buffer.concat([
      plainMail('', 'Content-Type: application/pdf', 'Content-Transfer-Encoding: base64'),
      file,
    ]);
    const nest = plainMail('<div>'.repeat(200_000), ...HTML);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 10);
    const started = performance.now();
    const mails = await Promise.all([pool.analyse(large, { isRawDisposable: true }), pool.analyse(nest)]);
    const elapsed = performance.now() - started;
    clearInterval(counting);
    expect(mails[0].attachments[0]?.size).toBeGreaterThan(20_000_000);
    // On the main loop it would turn once or twice; how long a turn takes is for `npm run bench:mail`.
    expect(turns).toBeGreaterThan(elapsed / 10 / 5);
  });
});
