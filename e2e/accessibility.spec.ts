import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { type Look, openDesk, rowOf } from './desk.ts';

const LOOKS: Record<string, Look> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
};
const SCREENS = [
  '/inbox/todo',
  '/inbox/follow-ups',
  '/inbox/all',
  '/search?q=colis',
  '/search?q=nothingatall',
  '/customers',
  '/macros',
  '/profile',
  '/admin/users',
  '/admin/teams',
  '/admin/inboxes',
  '/admin/mailboxes',
  '/admin/mailboxes/new',
  '/admin/quarantine',
  '/admin/outbox',
  '/admin/audit',
  '/nowhere',
];

async function violations(page: Page): Promise<string[]> {
  // A colour read halfway through a fade is no colour of ours.
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

async function visit(page: Page, found: Record<string, string[]>, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  found[path] = await violations(page);
}

for (const [name, look] of Object.entries(LOOKS))
  test(`no screen has an accessibility violation: ${name}`, async ({ browser }: { browser: Browser }) => {
    test.setTimeout(300_000);
    const found: Record<string, string[]> = {};
    const context = await browser.newContext({ ...look, baseURL: process.env.E2E_URL!, locale: 'en-GB' });
    const out = await context.newPage();
    for (const path of ['/log-in', '/forgotten', '/access/none']) {
      await out.goto(path);
      await out.waitForLoadState('networkidle');
      found[path] = await violations(out);
    }
    await context.close();

    const desk = await openDesk(browser, 'administrator', look);
    for (const path of SCREENS) await visit(desk, found, path);
    await desk.goto('/inbox/all');
    await rowOf(desk, 'Commande 58 214').click();
    await settled(desk);
    await expect(desk.getByRole('textbox', { name: /^Your / })).toBeVisible();
    found.conversation = await violations(desk);
    await desk.keyboard.press('Control+k');
    await expect(desk.getByRole('dialog')).toBeVisible();
    found['command bar'] = await violations(desk);
    await desk.context().close();
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length))).toEqual({});
  });
