import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { answerOf, bar, cardOf, hasTelephone, hears, post, recordedIn, setRecorded, wrapUp } from './call-steps.ts';
import { openDesk } from './desk.ts';
import { buttonOf, panelOf, type Visitor, visitShop } from './shop.ts';
import { giveVoice } from './voices.ts';

const [AGENT, CALLED] = [1_000, 1_700];
const TONES = [AGENT, CALLED];
const INES = 'Inès Caron';
let desk: Page;
let admin: Page;
let phone: Page;
let visitor: Visitor;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser, 'agent', { hertz: AGENT });
  await hasTelephone(desk);
  await desk.goto('/inbox/todo');
  admin = await openDesk(browser, 'administrator');
  await setRecorded(admin, true, 'callbackQueueId');
  const context = await browser.newContext({ baseURL: process.env.E2E_URL!, locale: 'en-GB' });
  await giveVoice(context, CALLED);
  phone = await context.newPage();
  visitor = await visitShop(browser);
});
test.afterAll(async () => {
  await setRecorded(admin, false, 'callbackQueueId');
  await post(desk, '/api/me/status', { action: 'leave' });
  for (const context of [visitor.context, phone.context(), desk.context(), admin.context()]) await context.close();
});

const card = (): Locator => desk.getByRole('region', { name: 'Call-back', exact: true });
const callNow = async (): Promise<void> => {
  await expect(cardOf(desk, INES)).toBeVisible({ timeout: 40_000 });
  await cardOf(desk, INES).getByRole('button', { name: 'Take' }).click();
  await card().getByRole('link', { name: 'Call now' }).click();
};

test('the demo telephone waits for calls to a number', async () => {
  await phone.goto('/phone');
  await phone.getByLabel('Your number').fill('06 12');
  await phone.getByRole('button', { name: 'Switch on' }).click();
  await expect(phone.getByText('A number like +33 6 12 34 56 78.')).toBeVisible();
  await phone.getByLabel('Your number').fill('+33 6 11 22 33 44');
  await phone.getByRole('button', { name: 'Switch on' }).click();
  await expect(phone.getByRole('status')).toHaveText('Waiting for a call');
  expect(await violations(phone)).toEqual([]);
});

test('an agent calls the number a visitor left; both hear each other', async () => {
  await post(desk, '/api/me/status', { action: 'ready', channels: ['callback'] });
  await buttonOf(visitor.page).click();
  const panel = panelOf(visitor.page);
  await panel.getByRole('button', { name: /^Be called/ }).click();
  await panel.getByRole('button', { name: 'Something else' }).click();
  await panel.getByLabel('Telephone number').fill('06 11 22 33 44');
  await panel.getByLabel(/^Name/).fill(INES);
  await panel.getByLabel(/^E-mail/).fill('ines@exemple.test');
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: 'Call me' }).click();
  await callNow();
  await expect(phone.getByRole('status')).toHaveText('Somebody calls you');
  await expect(bar(desk)).toContainText('calling…');
  expect(await violations(phone)).toEqual([]);
  await phone.getByRole('button', { name: 'Accept' }).click();
  await hears(desk, TONES, CALLED);
  await hears(phone, TONES, AGENT);
  const { calls } = await answerOf<{ calls: { conversationId: string }[] }>(await desk.request.get('/api/me/calls'));
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await expect(phone.getByRole('status')).toHaveText('Waiting for a call');
  await expect(bar(desk)).toHaveCount(0);
  await expect(card().getByRole('status')).toHaveText('Over: Reached');
  await expect(desk.getByRole('article', { name: `Call to ${INES}` })).toContainText('The customer hung up');
  expect(await recordedIn(desk, calls[0]!.conversationId, TONES)).toEqual([[CALLED], [AGENT]]);
  await wrapUp(desk);
});
