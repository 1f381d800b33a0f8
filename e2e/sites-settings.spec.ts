import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { goOffDuty, goReady } from './chat-agent.ts';
import { foundCompany } from './company.ts';
import { openDesk } from './desk.ts';

const ADMIN = 'ines@faience.guichet.test';

/** A shop of its own somewhere else on the network, which carries a line of script. */
async function serve(html: () => string) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

const save = (page: Page) => page.getByRole('button', { name: /^(Create|Save) the site$/ }).click();

test('an administrator makes a site, sees the widget as it will be, pastes its line, and is chatted with', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await foundCompany('Faïence Caron', 'Inès Caron', ADMIN);
  const admin = await openDesk(browser, ADMIN);
  await admin.goto('/admin/sites');
  await admin.getByRole('link', { name: 'New site' }).click();
  let line = '';
  const shop = await serve(() => `<!doctype html><html lang="en"><title>Plates</title><h1>Plates</h1>${line}</html>`);

  await admin.getByRole('textbox', { name: 'Name' }).first().fill('Faïence');
  await admin.getByLabel('Allowed origins').fill('no address');
  await save(admin);
  await expect(admin.getByText('Not a web address: no, address')).toBeVisible();
  await admin.getByLabel('Allowed origins').fill(`${shop.origin}/plates`);
  await admin.getByLabel('Colour', { exact: true }).fill('#ffd400');
  await expect(admin.getByText(/Black text on it, contrast .* the button is hard to see/)).toBeVisible();
  await admin.getByLabel('Colour', { exact: true }).fill('#8a3324');
  await admin.getByLabel('On the button (English)').fill('Ask the potter');
  await admin.getByLabel('Greeting (English)').fill('What may we bake for you?');
  await admin.getByRole('button', { name: 'Add a first choice' }).click();
  await admin.getByRole('list', { name: 'Menu' }).getByLabel('Text (English)').fill('Glazes');

  const preview = admin.frameLocator('iframe[title="Preview"]');
  const button = preview.getByRole('button', { name: /Ask the potter/ });
  await expect(button).toBeVisible();
  await button.click();
  const panel = preview.getByRole('dialog', { name: 'Faïence' });
  await expect(panel).toContainText('What may we bake for you?');
  await panel
    .getByRole('button', { name: /^Chat|Ask/ })
    .first()
    .click();
  await expect(panel.getByRole('button', { name: 'Glazes' })).toBeVisible();
  await admin.getByLabel('Greeting (English)').fill('Which plate may it be?');
  await expect(panel).toContainText('Which plate may it be?');
  await expect(admin.getByLabel('Greeting (English)')).toBeFocused();

  await save(admin);
  await expect(admin).toHaveURL(/\/admin\/sites\/[\da-f-]{36}$/);
  await expect(admin.getByText('No mail inbox is chosen: there is no form')).toBeVisible();
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await admin.getByRole('button', { name: 'Copy the line' }).click();
  line = await admin.evaluate(() => navigator.clipboard.readText());
  expect(line).toMatch(/^<script async src=".*\/widget\/loader\.js" data-site="[^"]+"><\/script>$/);

  // Calls are offered once they have a queue.
  await button.click();
  await expect(panel.getByRole('button', { name: /^Chat|Ask/ }).first()).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Call from here/ })).toHaveCount(0);
  await admin.getByRole('combobox', { name: 'Queue for calls' }).click();
  await admin.getByRole('option', { name: 'Faïence' }).click();
  await expect(panel.getByRole('button', { name: /^Call from here/ })).toBeVisible();
  await save(admin);
  await expect(admin.getByText('Faïence is saved')).toBeVisible();

  await goReady(admin);
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(shop.origin);
  await page.getByRole('button', { name: /Ask the potter/ }).click();
  const widget = page.getByRole('dialog', { name: 'Faïence' });
  await expect(widget).toContainText('Which plate may it be?');
  await widget
    .getByRole('button', { name: /^Chat|Ask/ })
    .first()
    .click();
  await widget.getByRole('button', { name: 'Glazes' }).click();
  await widget.getByLabel(/^Name/).fill('Ida Blau');
  await widget.getByLabel('Your message').fill('Is it lead free?');
  await widget.getByRole('button', { name: 'Begin' }).click();
  const offer = admin.getByRole('region', { name: 'Offers' }).getByRole('article', { name: 'Ida Blau' });
  await expect(offer).toContainText('Is it lead free?');
  await expect(offer).toContainText('Plates');
  await goOffDuty(admin);

  await admin.getByRole('button', { name: 'Make a secret' }).click();
  await expect(admin.getByText('Copy it now: it is not shown again.')).toBeVisible();
  await admin.getByRole('button', { name: 'Make another secret' }).click();
  await expect(admin.getByRole('list', { name: 'Secrets' }).getByRole('listitem')).toHaveCount(2);
  await admin.getByRole('button', { name: 'Make another secret' }).click();
  await expect(admin.getByRole('dialog')).toContainText('Two are valid at a time');
  await admin.getByRole('dialog').getByRole('button', { name: 'Make another secret' }).click();
  await expect(admin.getByRole('list', { name: 'Secrets' }).getByRole('listitem')).toHaveCount(2);
  await admin.reload();
  await expect(admin.getByText('Copy it now')).toBeHidden();
  await admin.getByRole('button', { name: 'Delete the site' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Delete the site' }).click();
  await expect(admin.getByText('Chats were held on it')).toBeVisible();
  await context.close();
  await admin.context().close();
  shop.close();
});
