import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
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

it('takes a file that is there, which stays, and gives a part of it', async () => {
  const path = join(config.FILES_DIR, `${uuid()}.wav`);
  await asTenant(uuid(), async () => {
    await files.put(Buffer.from('makes the folder'));
    await writeFile(path, '0123456789');
    const key = await files.putFile(path);
    expect(await files.get(key)).toEqual(Buffer.from('0123456789'));
    expect(await buffer(await files.stream(key, { start: 2, end: 4 }))).toEqual(Buffer.from('234'));
    expect(await readdir(config.FILES_DIR)).toContain(basename(path));
    await files.remove(key);
  });
});

it('refuses a key of another tenant, and paths that climb', async () => {
  const [mine, theirs] = [uuid(), uuid()];
  const key = await asTenant(theirs, () => files.put(Buffer.from('x')));
  expect(() => asTenant(mine, () => files.get(key))).toThrow(/another tenant/);
  expect(() => asTenant(mine, () => files.get(`${mine}/../${key}`))).toThrow(/another tenant/);
});

it('keeps files in a bucket when the settings name one, with a signature and no checksum of Amazon’s own', async () => {
  const objects = new Map<string, Buffer>();
  const asked: IncomingMessage[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(request);
    const { pathname } = new URL(request.url!, 'http://s3');
    if (request.method === 'PUT') objects.set(pathname, await buffer(request));
    if (request.method === 'DELETE') objects.delete(pathname);
    const object = objects.get(pathname);
    const missing = '<Error><Code>NoSuchKey</Code></Error>';
    if (request.method === 'GET' && !object) response.writeHead(404).end(missing);
    else response.writeHead(request.method === 'DELETE' ? 204 : 200).end(request.method === 'GET' ? object : '');
  };
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const keys = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' };
  const s3 = new Files({ ...config, ...keys, S3_BUCKET: 'mails', S3_ENDPOINT: `http://127.0.0.1:${port}` });
  const bytes = Buffer.from('raw mail');
  await asTenant(uuid(), async () => {
    const key = await s3.put(bytes);
    expect([...objects.keys()]).toEqual([`/mails/${key}`]);
    expect([await s3.get(key), await buffer(await s3.stream(key))]).toEqual([bytes, bytes]);
    const kept = await s3.putFile(import.meta.filename);
    expect(objects.get(`/mails/${kept}`)).toEqual(await readFile(import.meta.filename));
    await buffer(await s3.stream(kept, { start: 2, end: 4 }));
    expect(asked.at(-1)!.headers.range).toBe('bytes=2-4');
    await s3.remove(kept);
    await s3.remove(key);
    await expect(s3.get(key)).rejects.toThrow();
  });
  expect(asked.every(({ headers }) => headers.authorization?.startsWith('AWS4-HMAC-SHA256'))).toBe(true);
  expect(asked.flatMap(({ headers }) => Object.keys(headers)).filter((name) => /checksum/.test(name))).toEqual([]);
  server.close();
});
