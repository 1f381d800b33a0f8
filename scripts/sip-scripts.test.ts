import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { INVALID } from '../libs/sip/src/fixtures/torture-invalid.fixtures.ts';
import { requestWith } from '../libs/sip/src/fixtures/wire.fixtures.ts';
import { projectFolder } from './file-hash.ts';
import { Torture } from './sip/torture.ts';

const folder = mkdtempSync(join(tmpdir(), 'guichet-torture-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('torture:sip', () => {
  it('says what becomes of each file, and closes with figures', async () => {
    const invite = requestWith({ Contact: '<sip:ada@192.0.2.7>' }, 'INVITE sip:bob@example.com SIP/2.0');
    writeFileSync(join(folder, 'a-invite.dat'), invite);
    writeFileSync(join(folder, 'b-broken.dat'), requestWith({ CSeq: 'x' }));
    writeFileSync(join(folder, 'c-nonsense.dat'), 'nonsense');
    writeFileSync(join(folder, 'd-huge.dat'), 'x'.repeat(70_000));
    const args = ['scripts/torture-sip.ts', folder, '--mutations', '500', '--seed', '7'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: projectFolder });
    expect(stdout.trim().split('\n')).toEqual([
      'UDP 200  WS 200  OPTIONS answered  a-invite.dat',
      'UDP 400  WS 400  OPTIONS answered  b-broken.dat',
      'UDP silence  WS silence  OPTIONS answered  c-nonsense.dat',
      'UDP too large to send  WS silence  OPTIONS answered  d-huge.dat',
      '4 files, 7 sent: 4 answered, 3 silent; 500 mutated (seed 7); 0 threw; OPTIONS answered 18 of 18',
    ]);
  });

  it('our own torture messages are answered or dropped over both transports, and 2,000 mutated ones harm nothing', async () => {
    const torture = new Torture();
    await torture.start();
    for (const [name, bytes, status] of INVALID) {
      if (bytes.length > 65_000) continue;
      const code = status === 0 ? 'silence' : String(status);
      expect(await torture.file({ name, bytes })).toBe(`UDP ${code}  WS ${code}  OPTIONS answered  ${name}`);
    }
    await torture.mutations(2000, 42, []);
    await torture.stop();
    expect(torture.errors).toEqual([]);
    expect(torture.figures).toMatchObject({ mutated: 2000, threw: 0, alive: torture.figures.asked });
  });
});
