import { expect, test } from '@playwright/test';
import { ImapFlow } from 'imapflow';
import { receivedMail } from './customers-mail.ts';
import { answer, openDesk, rowOf } from './desk.ts';

const MAIL = [
  'From: Luc Imapin <luc.imapin@exemple.fr>',
  'To: vente@atelier-riva.example',
  'Subject: =?utf-8?Q?Par_la_bo=C3=AEte?=',
  'Message-ID: <imap-1@exemple.fr>',
  'Date: Mon, 23 Nov 2026 09:00:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Ce mail vient d’une vraie boîte.',
  '',
].join('\r\n');

async function append(raw: string): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: Number(process.env.E2E_IMAP_PORT),
    secure: false,
    auth: { user: 'vente', pass: 'vente' },
    logger: false,
  });
  await client.connect();
  await client.append('INBOX', raw);
  await client.logout();
}

test('an administrator adds a real mailbox: settings are tested step by step, its mail comes in and is answered', async ({
  browser,
}) => {
  const desk = await openDesk(browser, 'administrator');
  await desk.goto('/admin/mailboxes');
  await desk.getByRole('link', { name: 'Add a mailbox' }).first().click();
  await desk.getByLabel(/^Server/).fill('127.0.0.1');
  await desk.getByText('None', { exact: true }).click();
  await desk.getByLabel(/^Port/).fill(process.env.E2E_IMAP_PORT!);
  await desk.getByLabel(/^User name/).fill('vente');
  await desk.getByLabel(/^Password/).fill('wrong');
  await desk.getByRole('button', { name: 'Test the account' }).click();
  await expect(desk.getByText('The test stopped at “Log in”.')).toBeVisible();
  await desk.getByLabel(/^Password/).fill('vente');
  await desk.getByRole('button', { name: 'Test the account' }).click();
  await expect(desk.getByText('Everything works.')).toBeVisible();
  await desk.getByRole('button', { name: 'Add the mailbox' }).click();
  await expect(desk.getByText('Listening').first()).toBeVisible({ timeout: 20_000 });

  await desk.goto('/inbox/unassigned?sort=newest');
  await append(MAIL);
  const row = rowOf(desk, 'Par la boîte');
  await expect(row).toBeVisible();
  await row.click();
  await expect(desk.getByRole('region', { name: /timeline/i })).toContainText('vraie boîte');
  await answer(desk, 'Bien reçu par la vraie boîte.');
  const sent = await receivedMail('luc.imapin@exemple.fr', 'Bien reçu par la vraie boîte');
  expect(sent.inReplyTo).toBe('<imap-1@exemple.fr>');
  await desk.context().close();
});
