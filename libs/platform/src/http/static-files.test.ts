import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NobodyModule } from './nobody.fixtures.ts';

let app: TestApp;
let demo: TestApp;
beforeAll(async () => {
  const web = mkdtempSync(join(tmpdir(), 'guichet-web-'));
  mkdirSync(join(web, 'desk', 'assets'), { recursive: true });
  writeFileSync(join(web, 'desk', 'index.html'), '<title>Desk</title>');
  writeFileSync(join(web, 'desk', 'assets', 'app-1a2b.js'), 'export {}');
  writeFileSync(join(web, 'desk', 'assets', 'app-1a2b.js.br'), brotliCompressSync('export {}'));
  mkdirSync(join(web, 'widget'));
  for (const name of ['loader.js', 'panel-1a2b.js', 'preview.html']) writeFileSync(join(web, 'widget', name), 'void 0');
  mkdirSync(join(web, 'shop', 'fr', 'panier'), { recursive: true });
  writeFileSync(join(web, 'shop', 'fr', 'index.html'), '<title>Boutique</title>');
  writeFileSync(join(web, 'shop', 'fr', 'panier', 'index.html'), '<title>Panier</title>');
  app = await startTestApp([NobodyModule], { WEB_DIR: web });
  demo = await startTestApp([NobodyModule], { WEB_DIR: web, GUICHET_DEMO: '1' });
});
afterAll(async () => {
  await app.stop();
  await demo.stop();
});
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

it.each([
  ['loader.js', 'public, max-age=300, stale-while-revalidate=86400'],
  ['panel-1a2b.js', 'public, max-age=31536000, immutable'],
])('lets pages of any origin load the widget: %s', async (name, kept) => {
  const { status, headers } = await fetch(`${app.url}/widget/${name}`);
  expect([status, headers.get('cache-control')]).toEqual([200, kept]);
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect((await navigate('/widget/panel-gone.js')).status).toBe(404);
});

it('has a shop in a demo only', async () => {
  const ask = (url: string) => fetch(url, { headers: { accept: 'text/html', 'accept-language': 'fr-FR' } });
  expect(await (await ask(`${demo.url}/shop`)).text()).toContain('Boutique');
  expect(await (await ask(`${demo.url}/shop/fr/panier`)).text()).toContain('Panier');
  for (const url of [`${demo.url}/shop/fr/none/`, `${app.url}/shop`, `${app.url}/shop/fr/`])
    expect((await ask(url)).status, url).toBe(404);
});
