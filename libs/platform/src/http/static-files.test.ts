import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NobodyModule } from './nobody.fixtures.ts';

let app: TestApp;
beforeAll(async () => {
  const web = mkdtempSync(join(tmpdir(), 'guichet-web-'));
  mkdirSync(join(web, 'desk', 'assets'), { recursive: true });
  writeFileSync(join(web, 'desk', 'index.html'), '<title>Desk</title>');
  writeFileSync(join(web, 'desk', 'assets', 'app-1a2b.js'), 'export {}');
  writeFileSync(join(web, 'desk', 'assets', 'app-1a2b.js.br'), brotliCompressSync('export {}'));
  mkdirSync(join(web, 'widget'));
  for (const file of ['loader.js', 'panel-1a2b.js', 'preview.html']) writeFileSync(join(web, 'widget', file), file);
  app = await startTestApp([NobodyModule], { WEB_DIR: web });
});
afterAll(() => app.stop());
const navigate = (path: string) => fetch(app.url + path, { headers: { accept: 'text/html,application/xhtml+xml' } });

it.each(['/', '/inbox/todo', '/access/01a20add-6d0a.lFJCtd5gOt4VpRT5v', '/search?q=a.b'])(
  'answers %s with the page',
  async (path) => {
    const response = await navigate(path);
    expect([response.status, await response.text()]).toEqual([200, '<title>Desk</title>']);
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  },
);

it('sends the compressed copy to whom can read it', async () => {
  const ask = (encoding: string) =>
    fetch(`${app.url}/assets/app-1a2b.js`, { headers: { 'accept-encoding': encoding } });
  const small = await ask('br');
  expect([small.headers.get('content-encoding'), await small.text()]).toEqual(['br', 'export {}']);
  expect(small.headers.get('content-type')).toContain('javascript');
  expect(small.headers.get('cache-control')).toContain('immutable');
  const plain = await ask('identity');
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'export {}']);
});

it('keeps assets for ever, and answers no page for a missing one', async () => {
  expect((await navigate('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
  for (const path of ['/assets/app-gone.js', '/api/none', '/metrics']) {
    const response = await navigate(path);
    expect([response.status, (await response.text()).includes('Desk')], path).toEqual([404, false]);
  }
  expect((await fetch(`${app.url}/favicon.ico`)).status).toBe(404);
});

it('lets nothing stand in a frame but the preview of the widget, and that in a page of ours', async () => {
  const policy = async (path: string) => (await navigate(path)).headers.get('content-security-policy');
  expect(await policy('/widget/preview.html')).toContain("frame-ancestors 'self'");
  for (const path of ['/widget/loader.js', '/widget/panel-1a2b.js'])
    expect(await policy(path)).toContain("frame-ancestors 'none'");
  expect((await navigate('/widget/preview.html')).headers.get('cache-control')).toBe('no-cache');
});
