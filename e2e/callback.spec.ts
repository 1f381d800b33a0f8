import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { answerOf, cardOf, post, wrapUp } from './call-steps.ts';
import { callbackCard, callNow, setCallbacks, takeCallback, takeNoLinks } from './callback-steps.ts';
import { receivedMail } from './customers-mail.ts';
import { openDesk } from './desk.ts';
import { leaveNumber, openCallback, panelOf, type Visitor, visitShop } from './shop.ts';

const ROSE = 'Rose Petit';
let desk: Page;
let admin: Page;
let visitor: Visitor;
let settledUrl: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  admin = await openDesk(browser, 'administrator');
  desk = await openDesk(browser, 'agent');
  await takeNoLinks(desk);
  await desk.goto('/inbox/todo');
  await post(desk, '/api/me/status', { action: 'ready', channels: ['callback'] });
  visitor = await visitShop(browser);
});
test.afterAll(async () => {
  await post(desk, '/api/me/status', { action: 'leave' });
  for (const { context } of [visitor]) await context.close();
  await desk.context().close();
  await admin.context().close();
});

const timesIn = (panel: Locator): Locator => panel.getByRole('radiogroup', { name: 'Time' }).locator('label');
const card = (): Locator => callbackCard(desk);
const take = (): Promise<void> => takeCallback(desk, ROSE);

test('an administrator says how often, and how soon again', async () => {
  const { sites } = await answerOf<{ sites: { id: string; callbackQueueId: string | null }[] }>(
    await admin.request.get('/api/admin/sites'),
  );
  const { id } = sites.find((site) => site.callbackQueueId)!;
  await admin.goto(`/admin/sites/${id}`);
  const section = admin.getByRole('region', { name: 'Call-backs' });
  await section.getByLabel('Attempts', { exact: true }).fill('4');
  await section.getByRole('button', { name: 'Save call-backs' }).click();
  await expect(admin.getByText('Call-backs saved')).toBeVisible();
  expect(await violations(admin)).toEqual([]);
  await admin.reload();
  await expect(section.getByLabel('Attempts', { exact: true })).toHaveValue('4');
  await answerOf(await admin.request.patch(`/api/admin/sites/${id}/callbacks`, { data: { gapSeconds: 5 } }));
});

test('a visitor leaves his number; one that costs him is refused', async () => {
  const { page } = visitor;
  const panel = await openCallback(page);
  await panel.getByLabel('Telephone number').fill('0892 42 09 99');
  await panel.getByLabel(/^Name/).fill(ROSE);
  await panel.getByLabel(/^E-mail/).fill('rose@exemple.test');
  await panel.getByLabel(/^What it is about/).fill('My parcel is lost');
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByText('Without your agreement we may not call you.')).toBeVisible();
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByText('We do not call premium-rate numbers.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await panel.getByLabel('Telephone number').fill('06 12 34 56 78');
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByRole('status').filter({ hasText: '+33 6 12 34 56 78' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('an agent sees whom and why, calls, and nobody answers; after the gap it comes again', async () => {
  await expect(cardOf(desk, ROSE)).toContainText('My parcel is lost');
  await take();
  await expect(card()).toContainText('+33 6 12 34 56 78');
  await expect(card()).toContainText('My parcel is lost');
  await expect(card()).toContainText('Atelier Riva');
  expect(await violations(desk)).toEqual([]);
  await expect(card().getByRole('link', { name: 'Call now' })).toHaveAttribute('href', 'tel:+33612345678');
  await callNow(desk);
  await expect(panelOf(visitor.page).getByText(/is calling you on/)).toBeVisible();
  await card().getByRole('button', { name: 'No answer' }).click();
  await expect(card().getByRole('status')).toContainText('Will be called');
  await wrapUp(desk);
  await take();
});

test('he is reached, and what was agreed comes by mail', async () => {
  await callNow(desk);
  await card().getByRole('button', { name: 'Reached' }).click();
  await expect(card().getByRole('status')).toHaveText('Over: Reached');
  await expect(desk.getByText(/called: Reached/)).toBeVisible();
  await expect(panelOf(visitor.page).getByText('We have called you on')).toBeVisible();
  const conversationId = desk.url().split('/').at(-1)!;
  const closing = { understood: 'A lost parcel', solution: 'A new one', nextStep: '', dueAt: null };
  await post(desk, `/api/conversations/${conversationId}/resolve`, { closing });
  const mail = await receivedMail('rose@exemple.test', 'A lost parcel');
  expect(mail.subject).toBe('Your call with Atelier Riva');
  await wrapUp(desk);
  settledUrl = /https?:\/\/\S+\/settled\/\S+/.exec(mail.text!)![0];
});

test('by the link of that mail he says whether it is settled; to open it says nothing', async ({
  browser,
  request,
}) => {
  // As a scanner of mail does.
  expect((await request.get(settledUrl, { headers: { accept: 'text/html' } })).ok()).toBe(true);
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(settledUrl);
  await expect(page.getByRole('heading', { name: 'Was your request settled?' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'No, not yet' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('it is not settled yet');
  await expect(desk.getByText('The customer says that the request is not settled yet')).toBeVisible();
  // Whoever has it is told; lists mark it.
  const news = desk.getByRole('alert').filter({ hasText: 'A customer says that the request is not settled' });
  await news.getByRole('button', { name: 'Open the conversation' }).click();
  await expect(news).toHaveCount(0);
  await desk.goto(`/inbox/resolved/${desk.url().split('/').at(-1)!}`);
  await expect(desk.locator('[data-conversation]').filter({ hasText: ROSE }).first()).toContainText('not settled');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole('button', { name: 'No, not yet' })).toBeDisabled();
  await page.getByRole('button', { name: 'Yes, it is settled' }).click();
  await expect(page.getByRole('status')).toContainText('that it is settled.');
  await expect(desk.getByText('The customer says that the request is settled')).toBeVisible();
  await page.goto(`${settledUrl.slice(0, -4)}AAAA`);
  await expect(page.getByRole('heading', { name: 'This link leads nowhere' })).toBeVisible();
  await context.close();
});

test('who chooses a minute is told by mail, and moves and cancels it by the link', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  const panel = await openCallback(page);
  await panel.getByLabel('Telephone number').fill('07 38 12 34 56');
  await panel.getByText('At a time I choose').click();
  await panel.getByLabel('Day').selectOption({ index: 2 });
  await timesIn(panel).nth(2).click();
  await panel.getByLabel(/^Name/).fill('Paul Morin');
  await panel.getByLabel(/^E-mail/).fill('paul@exemple.test');
  await panel.getByRole('checkbox').check();
  expect(await violations(page)).toEqual([]);
  await panel.getByRole('button', { name: /^Call me at/ }).click();
  await expect(panel.getByText(/We will call you on \+33\s7\s38\s12\s34\s56 on/)).toBeVisible();
  const mail = await receivedMail('paul@exemple.test', 'We will call you on');
  expect(mail.attachments.map(({ contentType }) => contentType)).toEqual(['text/calendar']);
  await page.goto(/https?:\/\/\S+\/call-back\/\S+/.exec(mail.text!)![0]);
  await expect(page.getByRole('status')).toContainText('We will call you on');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Time' }).click();
  await page.getByRole('option').nth(1).click();
  const before = await page.getByRole('status').textContent();
  await page.getByRole('button', { name: 'Move the call' }).click();
  await expect(page.getByRole('status')).not.toHaveText(before!);
  await page.getByRole('button', { name: 'Do not call me' }).click();
  await expect(page.getByRole('status')).toHaveText('We will not call you.');
  await context.close();
});

test('a time that is full is offered to nobody, and who has it before his eyes is told', async ({ browser }) => {
  // One agent, and a call as long as a slot: one each.
  const before = await setCallbacks(admin, { expectedAgents: 1, slotMinutes: 30, handlingMinutes: 30 });
  const [first, second, third] = [await visitShop(browser), await visitShop(browser), await visitShop(browser)];
  const timesOf = async ({ page }: Visitor): Promise<Locator> => {
    const panel = await openCallback(page);
    await panel.getByText('At a time I choose').click();
    await panel.getByLabel('Day').selectOption({ index: 3 });
    return timesIn(panel);
  };
  const [one, two] = [await timesOf(first), await timesOf(second)];
  const free = await two.allTextContents();
  await one.nth(4).click();
  await leaveNumber(panelOf(first.page), '07 38 12 34 60', 'Ana Roy');
  await two.nth(4).click();
  await expect(panelOf(second.page).getByText('This time has just been taken. Choose another one.')).toBeVisible();
  const left = free.filter((_, at) => at !== 4);
  await expect(two).toHaveText(left);
  expect(await violations(second.page)).toEqual([]);
  expect(await (await timesOf(third)).allTextContents()).toEqual(left);
  await setCallbacks(admin, before);
  for (const { context } of [first, second, third]) await context.close();
});

test('where a site wants it, a code by mail comes before the call', async ({ browser }) => {
  const before = await setCallbacks(admin, { confirmation: 'mail' });
  const { context, page } = await visitShop(browser);
  const panel = await openCallback(page);
  await panel.getByLabel('Telephone number').fill('07 38 12 34 61');
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByText('Please fill this in.')).toBeVisible();
  await panel.getByLabel('E-mail').fill('eva@exemple.test');
  await panel.getByRole('button', { name: 'Call me' }).click();
  const code = panel.getByLabel('Code of six digits');
  await expect(code).toBeFocused();
  const mail = await receivedMail('eva@exemple.test', 'Your code:');
  const [right] = /\d{6}/.exec(mail.text!)!;
  await code.fill(right === '111111' ? '222222' : '111111');
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByText(/This is not the code of the last mail/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await code.fill(`${right.slice(0, 3)} ${right.slice(3)}`);
  await panel.getByRole('button', { name: 'Call me' }).click();
  await expect(panel.getByRole('status').filter({ hasText: '+33 7 38 12 34 61' })).toBeVisible();
  await panel.getByRole('button', { name: 'Do not call me' }).click();
  await setCallbacks(admin, before);
  await context.close();
});
