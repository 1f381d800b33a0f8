import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openDesk } from './desk.ts';

const LIMIT = 300_000;

test('the first route loads at most 300 kB of code and style, moves nothing, and complains of nothing', async ({
  browser,
}) => {
  const first = await openDesk(browser, 'agent');
  const state = await first.context().storageState();
  await first.context().close();
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL!,
    storageState: state,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  const sizes: Promise<[file: string, size: number]>[] = [];
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/\.(js|css)$/.test(pathname)) sizes.push(response.body().then((body) => [pathname, gzipSync(body).length]));
  });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) (window as unknown as { shift: number }).shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/inbox/todo');
  await expect(page.locator('[data-conversation]').first()).toBeVisible();
  // What is fetched later, while nobody waits, belongs to other routes.
  const files = (await Promise.all(sizes)).toSorted(([, a], [, b]) => b - a);
  const total = files.reduce((sum, [, size]) => sum + size, 0);
  expect(total, files.map(([file, size]) => `${size} ${file}`).join('\n')).toBeLessThanOrEqual(LIMIT);
  expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.02);
  expect(complaints).toEqual([]);
  await context.close();
});
