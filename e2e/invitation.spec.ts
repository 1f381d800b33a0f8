import { expect, test } from '@playwright/test';
import { receivedMail } from './customers-mail.ts';
import { openDesk } from './desk.ts';

test('someone is invited by mail, chooses a password, and sees what the role allows', async ({ browser }) => {
  const admin = await openDesk(browser, 'administrator');
  await admin.goto('/admin/users');
  await admin.getByRole('button', { name: 'Invite someone' }).click();
  await admin.getByRole('textbox', { name: /^Name/ }).fill('Zoé Martin');
  await admin.getByRole('textbox', { name: /^E-mail/ }).fill('zoe.martin@demo.guichet.test');
  await admin.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(admin.getByText('Zoé Martin is invited').first()).toBeVisible();

  await admin.getByRole('button', { name: 'Done' }).click();

  const mail = await receivedMail('zoe.martin@demo.guichet.test', '/access/');
  const link = /https?:\/\/\S+\/access\/\S+/.exec(mail.text!)![0];
  const context = await browser.newContext({ baseURL: process.env.E2E_URL!, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Enter the desk' }).click();
  await expect(page.getByText('At least 15 characters.').first()).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('une phrase de passe tranquille');
  await page.getByRole('button', { name: 'Enter the desk' }).click();
  await expect(page).toHaveURL(/\/inbox\//);
  await expect(page.getByRole('link', { name: /^(Settings|Réglages)/ })).toHaveCount(0);
  expect((await page.request.get('/api/admin/inboxes')).status()).toBe(403);

  const again = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await again.goto(link);
  await expect(again.getByText('This link no longer opens')).toBeVisible();

  // Disabled: out within seconds, without touching anything.
  await admin.getByRole('button', { name: 'Actions for Zoé Martin' }).click();
  await admin.getByRole('menuitem', { name: 'Disable' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page).toHaveURL(/\/log-in/, { timeout: 5000 });
  await context.close();
  await again.context().close();
  await admin.context().close();
});
