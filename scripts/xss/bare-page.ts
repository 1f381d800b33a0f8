import type { Browser } from '@playwright/test';
import { touch } from './handle.ts';
import { coversOf } from './in-page.ts';
import { allPieces, type Payload } from './pieces.ts';
import { type Incident, Watch } from './watch.ts';

const ORIGIN = 'http://bare.test';
const MOST_MS = 4000;

/**
 * Each payload as a page of its own that nothing protects, under the same eyes and hands as the desk. What is not noticed
 * here would not be noticed there either.
 */
export async function openBare(browser: Browser, payloads: readonly Payload[]): Promise<Incident[]> {
  const incidents: Incident[] = [];
  for (const payload of payloads) {
    const context = await browser.newContext({ acceptDownloads: false, viewport: { width: 800, height: 600 } });
    const watch = await Watch.over(context, ORIGIN);
    await context.route(`${ORIGIN}/**`, (route) =>
      new URL(route.request().url()).pathname === '/'
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><body>${payload.p}` })
        : route.abort(),
    );
    watch.during('bare page', allPieces([payload]).slice(0, 1));
    // Some payloads never let go of their page.
    await Promise.race([look(watch), new Promise((resolve) => setTimeout(resolve, MOST_MS))]).catch(() => undefined);
    incidents.push(...watch.incidents);
    await context.close();
  }
  return incidents;
}

async function look(watch: Watch): Promise<void> {
  await watch.go(`${ORIGIN}/`);
  for (const cover of await watch.page.evaluate(coversOf, { theirs: [], isBare: true })) watch.report('covered', cover);
  await touch(watch, 'body');
}
