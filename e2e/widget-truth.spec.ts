import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { answerChat, chatOf, endChat, goOffDuty, goReady, takeChat } from './chat-agent.ts';
import { receivedMail } from './customers-mail.ts';
import { openDesk } from './desk.ts';
import { letNobodyWait } from './nobody-waits.ts';
import { beginChat, buttonOf, logOf, panelOf, visitShop, words } from './shop.ts';

let desk: Page;
let admin: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser, 'agent');
  admin = await openDesk(browser, 'administrator');
  await letNobodyWait(admin);
});
test.afterAll(async () => {
  await desk.context().close();
  await admin.context().close();
});

test('the button offers a chat when somebody is there, and no longer once the last one leaves', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await expect(buttonOf(page)).toHaveText(/^Write to us/);
  await goReady(desk);
  await expect(buttonOf(page)).toHaveText(/^Chat/, { timeout: 5_000 });
  await goOffDuty(desk);
  await expect(buttonOf(page)).toHaveText(/^Write to us/, { timeout: 5_000 });
  await context.close();
});

test('when nobody is there, the form becomes a conversation, and its answer comes by mail', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await buttonOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /^Write/ }).click();
  await panel.getByRole('button', { name: 'Track my order' }).click();
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByLabel('E-mail address')).toBeFocused();
  await panel.getByLabel('E-mail address').fill('colin@exemple.fr');
  await panel.getByLabel('Order number').fill('58 700');
  await panel.getByLabel('Your message').fill('Where is my parcel? My card is 4111 1111 1111 1111');
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByText('Message received')).toBeVisible();
  await expect(panel.getByText('A card number was hidden')).toBeVisible();
  const number = /number is (\d+)/.exec(await panel.innerText())![1]!;
  await admin.goto(`/search?q=${encodeURIComponent('Where is my parcel')}`);
  await expect(admin.locator('[data-conversation]').filter({ hasText: 'colin@exemple.fr' }).first()).toBeVisible();
  const found = (await (
    await admin.request.get(`/api/conversations?q=${encodeURIComponent('Where is my parcel')}&view=all`)
  ).json()) as { conversations?: { id: string; number: number }[] };
  const conversation = found.conversations?.find((one) => String(one.number) === number);
  expect(conversation).toBeTruthy();
  await answerChat(admin, conversation!.id, 'It arrives on Friday.');
  const mail = await receivedMail('colin@exemple.fr', 'It arrives on Friday.');
  expect(mail.text).not.toContain('4111 1111');
  await context.close();
});

/** A page of another company, with the same line of script. */
async function foreignPage(siteKey: string): Promise<{ server: Server; origin: string }> {
  const html = `<!doctype html><html lang="en"><title>Elsewhere</title><h1>Elsewhere</h1>
    <script async src="${process.env.E2E_URL}/widget/loader.js" data-site="${siteKey}"></script></html>`;
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('a page of another origin gets nothing until its site allows it, and then everything', async ({ browser }) => {
  const name = `Elsewhere ${Date.now()}`;
  const made = await admin.request.post('/api/admin/sites', { data: { name } });
  const { site } = (await made.json()) as { site: { id: string; key: string } };
  const { server, origin } = await foreignPage(site.key);
  await goReady(desk);
  const { context, page } = await visitShop(browser, origin);
  const refused = page.waitForEvent('requestfailed', (request) => /\/config$/.test(request.url()));
  await page.reload();
  await refused;
  await expect(page.locator('#guichet .button:visible')).toHaveCount(0);

  const allowed = await admin.request.patch(`/api/admin/sites/${site.id}`, { data: { origins: [origin] } });
  expect(allowed.ok(), await allowed.text()).toBe(true);
  await expect(async () => {
    await page.reload();
    await expect(buttonOf(page)).toHaveText(/^Chat/, { timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await buttonOf(page).click();
  const panel = page.getByRole('dialog', { name });
  await panel.getByRole('button', { name: /^Chat/ }).click();
  await panel.getByLabel('Your message').fill('From another origin');
  await panel.getByRole('button', { name: 'Begin' }).click();
  const conversationId = await takeChat(desk, 'From another origin');
  await answerChat(desk, conversationId, 'You are welcome');
  await expect(panel.getByRole('log')).toContainText('You are welcome');
  await endChat(desk, conversationId);
  await context.close();
  server.close();
});

test('whom the shop vouches for meets his history anywhere; whoever only says so does not', async ({ browser }) => {
  await goReady(desk);
  const home = await visitShop(browser);
  await home.page.getByRole('button', { name: 'Log in as Jeanne' }).click();
  await expect(home.page.getByText('Jeanne Moreau')).toBeVisible();
  await beginChat(home.page, 'It is me, Jeanne');
  const conversationId = await takeChat(desk, 'It is me, Jeanne');
  await answerChat(desk, conversationId, 'Hello Jeanne');
  await expect(logOf(home.page)).toContainText('Hello Jeanne');
  expect((await chatOf(desk, conversationId)).visitor).toMatchObject({
    ...{ name: 'Jeanne Moreau', email: 'jeanne.moreau@exemple.fr', isSigned: true },
  });

  const phone = await visitShop(browser);
  await phone.page.getByRole('button', { name: 'Log in as Jeanne' }).click();
  await expect(buttonOf(phone.page)).toHaveText(/Your conversation/);
  await buttonOf(phone.page).click();
  await expect.poll(() => words(phone.page)).toEqual(['It is me, Jeanne', 'Hello Jeanne']);

  const stranger = await visitShop(browser);
  await beginChat(stranger.page, 'I say I am Jeanne', { name: 'Jeanne Moreau', email: 'jeanne.moreau@exemple.fr' });
  expect(await words(stranger.page)).toEqual(['I say I am Jeanne']);
  const other = await takeChat(desk, 'I say I am Jeanne');
  expect((await chatOf(desk, other)).visitor.isSigned).toBe(false);
  await endChat(desk, other);
  for (const { context } of [home, phone, stranger]) await context.close();
});

test('logging out of the shop takes the history with it', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await page.getByRole('button', { name: 'Log in as Jeanne' }).click();
  await expect(buttonOf(page)).toHaveText(/Your conversation/);
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(buttonOf(page)).not.toHaveText(/Your conversation/);
  await page.reload();
  await expect(buttonOf(page)).toHaveText(/^Chat/);
  await goOffDuty(desk);
  await context.close();
});
