import { expect, type Page, test } from '@playwright/test';
import {
  callbackCard,
  callNow,
  newPhone,
  setCallbacks,
  switchOn,
  takeCallback,
  takeNoLinks,
} from './callback-steps.ts';
import { cardOf, hasTelephone, hears, post, wrapUp } from './call-steps.ts';
import { letNobodyWait } from './nobody-waits.ts';
import { openDesk } from './desk.ts';
import { beginCall, beginChat, leaveNumber, openCallback, panelOf, type Visitor, visitShop } from './shop.ts';

const [AGENT, CALLED, CALLER] = [1_000, 1_700, 440];
const TONES = [AGENT, CALLED];
let desk: Page;
let admin: Page;
let phone: Page;
let before: object;
const visitors: Visitor[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  admin = await openDesk(browser, 'administrator');
  await letNobodyWait(admin);
  before = await setCallbacks(admin, { gapSeconds: 5, ringSeconds: 10, maxAttempts: 3 });
  desk = await openDesk(browser, 'agent', { hertz: AGENT });
  await takeNoLinks(desk);
  await hasTelephone(desk);
  await desk.goto('/inbox/todo');
  await post(desk, '/api/me/status', { action: 'ready', channels: ['callback'] });
  phone = await newPhone(browser, CALLED);
  await switchOn(phone, '+33 6 22 33 44 55');
});
test.afterAll(async () => {
  await post(desk, '/api/me/status', { action: 'leave' });
  await setCallbacks(admin, before);
  for (const { context } of visitors) await context.close();
  for (const page of [phone, desk, admin]) await page.context().close();
});

const visit: typeof visitShop = async (...how) => {
  const visitor = await visitShop(...how);
  visitors.push(visitor);
  return visitor;
};
const rings = () => expect(phone.getByRole('status')).toHaveText('Somebody calls you');
const standing = () => callbackCard(desk).getByRole('status');
/** Finishes with one; whoever waits longest is offered at once. */
const finish = async (outcome: string) => {
  await callNow(desk);
  await callbackCard(desk).getByRole('button', { name: outcome }).click();
  await expect(standing()).toHaveText(`Over: ${outcome}`);
  await done();
};
const done = () => desk.getByRole('region', { name: 'Offers' }).getByRole('button', { name: 'Done' }).click();

test('who is busy, and then does not answer, is called again after the gap', async ({ browser }) => {
  const { page } = await visit(browser);
  await leaveNumber(await openCallback(page), '06 22 33 44 55', 'Inès Caron');
  await takeCallback(desk, 'Inès Caron');
  await callNow(desk);
  await rings();
  await phone.getByRole('button', { name: 'Busy' }).click();
  await expect(standing()).toContainText('Last: Busy');
  await expect(panelOf(page).getByText('We will call you on +33 6 22 33 44 55 again.')).toBeVisible();
  await wrapUp(desk);
  await takeCallback(desk, 'Inès Caron');
  await expect(callbackCard(desk)).toContainText('1 attempt, 2 left');
  await callNow(desk);
  await rings();
  await expect(standing()).toContainText('Last: No answer');
  await wrapUp(desk);
  await takeCallback(desk, 'Inès Caron');
  await callNow(desk);
  await rings();
  await phone.getByRole('button', { name: 'Accept' }).click();
  await hears(desk, TONES, CALLED);
  await hears(phone, TONES, AGENT);
});

test('who asked to be called, or gave up waiting in a call for it, goes before who wrote later', async ({
  browser,
}) => {
  // The agent still talks with Inès, so all wait.
  await post(desk, '/api/me/status', { action: 'ready', channels: ['voice', 'chat', 'callback'] });
  const [paul, rose, lea] = [
    await visit(browser, '/shop/en/', { hertz: CALLER }),
    await visit(browser),
    await visit(browser),
  ];
  const panel = await beginCall(paul.page, 'Paul Morin');
  await leaveNumber(await openCallback(rose.page), '07 38 12 34 57', 'Rose Petit');
  await beginChat(lea.page, 'Where is my parcel?', { name: 'Lea Roux' });
  await panel.getByRole('button', { name: 'Call me instead, and keep my place' }).click();
  await expect(panel.getByText(/You keep your place in the queue/)).toBeVisible();
  await leaveNumber(panel, '07 38 12 34 58', 'Paul Morin');
  await expect(panel.getByText(/You are number 1 in the queue/)).toBeVisible();
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await expect(standing()).toHaveText('Over: Reached');
  await done();
  await takeCallback(desk, 'Paul Morin');
  await expect(callbackCard(desk)).toContainText('+33 7 38 12 34 58');
  await finish('Wrong number');
  await takeCallback(desk, 'Rose Petit');
  await expect(callbackCard(desk)).toContainText('+33 7 38 12 34 57');
  await finish('Refused');
  await expect(cardOf(desk, 'Lea Roux')).toBeVisible();
});
