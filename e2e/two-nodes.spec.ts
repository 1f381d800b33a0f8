import { expect, test } from '@playwright/test';
import { type ApiProcess, isUp, startApi } from '../scripts/api-process.ts';
import { freePort } from '../scripts/postgres-server.ts';
import { goOffDuty, goReady } from './chat-agent.ts';
import { openDesk } from './desk.ts';
import { emptyQueues } from './nobody-waits.ts';
import { beginChat, buttonOf, logOf, panelOf, visitShop, write } from './shop.ts';

let url: string;
let other: ApiProcess;

test.beforeAll(async ({ browser }) => {
  await emptyQueues(browser);
  const settings = JSON.parse(process.env.E2E_APP_SETTINGS!) as NodeJS.ProcessEnv;
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  other = startApi({ ...settings, PORT: String(port), PUBLIC_URL: url, SMTP_DOOR_PORT: '0' });
  expect(await isUp(other, url)).toBe(true);
});
test.afterAll(() => other.stop());

test('a visitor at one process and an agent at another are in one dialogue', async ({ browser }) => {
  const { context, page } = await visitShop(browser, `${url}/shop/en/`);
  await expect(buttonOf(page)).toHaveText(/^Write to us/);
  const desk = await openDesk(browser, 'agent');
  await goReady(desk);
  await expect(buttonOf(page)).toHaveText(/^Chat/, { timeout: 5_000 });
  await beginChat(page, 'Is anybody there?', { name: 'Ana Ferreira' });
  await desk
    .getByRole('region', { name: 'Offers' })
    .getByRole('article', { name: 'Ana Ferreira' })
    .getByRole('button', { name: 'Take' })
    .click();
  const dialogue = desk.getByRole('region', { name: 'Chat with Ana Ferreira' });
  await expect(dialogue.getByRole('log')).toContainText('Is anybody there?');
  await expect(dialogue.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
  await desk.keyboard.type('I am.');
  await expect(panelOf(page).getByText(/is typing/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(logOf(page)).toContainText('I am.');
  await expect(dialogue.getByText('Seen')).toBeVisible();
  await write(page, 'Good.');
  await expect(dialogue.getByRole('log')).toContainText('Good.');
  await dialogue.getByRole('button', { name: 'End', exact: true }).click();
  await dialogue.getByRole('button', { name: 'End the chat' }).click();
  await expect(panelOf(page).getByRole('radio', { name: 'Very well' })).toBeAttached();
  await goOffDuty(desk);
  const later = await visitShop(browser, `${url}/shop/en/`);
  await expect(buttonOf(later.page)).toHaveText(/^Write to us/, { timeout: 5_000 });
  for (const one of [context, later.context, desk.context()]) await one.close();
});
