import { expect, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { callbackCard, callNow, newPhone, switchOn, takeCallback } from './callback-steps.ts';
import { answerOf, bar, hasTelephone, hears, post, recordedIn, setRecorded, wrapUp } from './call-steps.ts';
import { letNobodyWait } from './nobody-waits.ts';
import { openDesk } from './desk.ts';
import { leaveNumber, openCallback, type Visitor, visitShop } from './shop.ts';

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
  await letNobodyWait(admin);
  await setRecorded(admin, true, 'callbackQueueId');
  phone = await newPhone(browser, CALLED);
  visitor = await visitShop(browser);
});
test.afterAll(async () => {
  await setRecorded(admin, false, 'callbackQueueId');
  await post(desk, '/api/me/status', { action: 'leave' });
  for (const context of [visitor.context, phone.context(), desk.context(), admin.context()]) await context.close();
});

test('the demo telephone waits for calls to a number', async () => {
  await phone.goto('/phone');
  await phone.getByLabel('Your number').fill('06 12');
  await phone.getByRole('button', { name: 'Switch on' }).click();
  await expect(phone.getByText('A number like +33 6 12 34 56 78.')).toBeVisible();
  await switchOn(phone, '+33 6 11 22 33 44');
  expect(await violations(phone)).toEqual([]);
});

test('an agent calls the number a visitor left; both hear each other', async () => {
  await post(desk, '/api/me/status', { action: 'ready', channels: ['callback'] });
  await leaveNumber(await openCallback(visitor.page), '06 11 22 33 44', INES, 'ines@exemple.test');
  await takeCallback(desk, INES);
  await callNow(desk);
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
  await expect(callbackCard(desk).getByRole('status')).toHaveText('Over: Reached');
  await expect(desk.getByRole('article', { name: `Call to ${INES}` })).toContainText('The customer hung up');
  expect(await recordedIn(desk, calls[0]!.conversationId, TONES)).toEqual([[CALLED], [AGENT]]);
  await wrapUp(desk);
});
