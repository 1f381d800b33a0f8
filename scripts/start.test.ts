import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

/** Starts with nothing of the present environment, and with what must fail before a database is touched. */
const start = async (env: Record<string, string>): Promise<{ code: number; lines: string[] }> => {
  const cleared = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  const secret = 'x'.repeat(32);
  const { code, output } = await run(process.execPath, ['scripts/start.ts', '--built'], {
    env: { ...cleared, DATABASE_URL: 'postgresql://127.0.0.1:1/none', GUICHET_SECRET: secret, PORT: '0', ...env },
  });
  return { code, lines: output.trim().split('\n') };
};

describe('npm start', () => {
  it('names each wrong value in a line of its own, and ends', async () => {
    const wrong = { DATABASE_URL: 'mysql://x', GUICHET_SECRET: 'short', PORT: 'web', SMTP_URL: 'http://x' };
    const { code, lines } = await start(wrong);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(wrong).sort());
  });

  it('makes up no secret for a database that is not its own', async () => {
    expect(await start({ GUICHET_SECRET: '' })).toEqual({
      code: 1,
      lines: ['GUICHET_SECRET is missing'],
    });
  });

  it('says which port is taken, and the setting that changes it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const taken = { METRICS_PORT: '0', SMTP_DOOR_PORT: String(port) };
    expect(await start(taken)).toEqual({
      code: 1,
      lines: [`Port ${port} on 127.0.0.1 is taken: stop what uses it, or set SMTP_DOOR_PORT`],
    });
    other.close();
  });

  it('says that the database does not answer', async () => {
    const { code, lines } = await start({ METRICS_PORT: '0', SMTP_DOOR_PORT: '0' });
    expect(code).toBe(1);
    expect(lines).toEqual(['The database cannot be opened: connect ECONNREFUSED 127.0.0.1:1']);
  });
});
