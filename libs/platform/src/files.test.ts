import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { readConfig } from './config.ts';
import { asTenant } from './context.ts';
import { Files } from './files.ts';

const config = readConfig(process.env);
const files = new Files(config);

it('gives back what was put, under a key that tells nothing', async () => {
  const tenant = uuid();
  const key = await asTenant(tenant, () => files.put(Buffer.from('contract.pdf bytes')));
  expect(key.startsWith(`${tenant}/`)).toBe(true);
  expect(await asTenant(tenant, () => files.get(key))).toEqual(Buffer.from('contract.pdf bytes'));
  await asTenant(tenant, () => files.remove(key));
  await expect(asTenant(tenant, () => files.get(key))).rejects.toThrow(/ENOENT/);
  expect((await readdir(config.FILES_DIR, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('refuses a key of another tenant, and paths that climb', async () => {
  const [mine, theirs] = [uuid(), uuid()];
  const key = await asTenant(theirs, () => files.put(Buffer.from('x')));
  expect(() => asTenant(mine, () => files.get(key))).toThrow(/another tenant/);
  expect(() => asTenant(mine, () => files.get(`${mine}/../${key}`))).toThrow(/another tenant/);
});
