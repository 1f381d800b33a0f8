import { type Browser, expect, type Page, test } from '@playwright/test';
import { type ApiProcess, isUp, startApi } from '../scripts/api-process.ts';
import { freePort } from '../scripts/postgres-server.ts';
import { violations } from './accessible-looks.ts';
import {
  bar,
  cardOf,
  goReady,
  hasTelephone,
  hears as hearsOf,
  hearsMusic as musicOf,
  press,
  wrapUp,
} from './call-steps.ts';
import { openDesk } from './desk.ts';
import { beginCall, panelOf, type Visitor, visitShop } from './shop.ts';

const [CALLER, SARAH, NADIA] = [440, 1230, 2050];
const ROSE = 'Rose Petit';
let sarah: Page;
let nadia: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  sarah = await openDesk(browser, 'agent', { hertz: SARAH });
  nadia = await openDesk(browser, 'supervisor', { hertz: NADIA });
  await isAtWork(sarah);
  await isAtWork(nadia);
  await goReady(sarah);
});
test.afterAll(async () => {
  for (const desk of [sarah, nadia]) {
    await desk.request.post('/api/me/status', { data: { action: 'leave' } });
    await desk.context().close();
  }
});

const TONES = [CALLER, SARAH, NADIA];
const hears = (page: Page, ...tones: number[]): Promise<void> => hearsOf(page, TONES, ...tones);
const hearsMusic = (page: Page): Promise<void> => musicOf(page, TONES);

async function isAtWork(desk: Page): Promise<void> {
  await hasTelephone(desk);
  await desk.goto('/inbox/todo');
  await expect(desk.locator('[data-conversation]').first()).toBeVisible();
}

async function call(browser: Browser): Promise<Visitor> {
  const visitor = await visitShop(browser, '/shop/en/', { hertz: CALLER });
  await beginCall(visitor.page, ROSE);
  return visitor;
}

test('a call rings, is taken with Enter, held, muted and ended, and is told in its conversation', async ({
  browser,
}) => {
  const { context, page } = await call(browser);
  await expect(cardOf(sarah, ROSE)).toBeVisible();
  expect(await violations(sarah)).toEqual([]);
  await sarah.keyboard.press('Enter');
  await expect(bar(sarah)).toContainText(ROSE);
  await expect(sarah).toHaveURL(/\/inbox\/todo\/[0-9a-f-]{36}$/);
  await expect(cardOf(sarah, ROSE)).toHaveCount(0);
  await hears(page, SARAH);
  await hears(sarah, CALLER);

  expect(await violations(sarah)).toEqual([]);
  await press(sarah, 'Hold');
  await expect(bar(sarah)).toContainText('on hold');
  await hearsMusic(page);
  await press(sarah, 'Resume');
  await hears(page, SARAH);

  // While the agent writes.
  await sarah.getByRole('textbox', { name: /^Your / }).click();
  await sarah.keyboard.press('Alt+m');
  await hears(page);
  await sarah.keyboard.press('Alt+m');
  await hears(page, SARAH);
  await press(sarah, 'Keypad');
  await sarah.keyboard.press('5');
  await expect(sarah.getByLabel('Keys sent')).toHaveText('5');
  await sarah.keyboard.press('Escape');

  await sarah.keyboard.press('Alt+q');
  await expect(bar(sarah)).toHaveCount(0);
  await expect(panelOf(page)).toContainText('hung up.');
  const entry = sarah.getByRole('article', { name: `Call from ${ROSE}` });
  await expect(entry).toContainText('The agent hung up');
  await expect(entry).toContainText('Sarah Arnaud');
  await wrapUp(sarah);
  await context.close();
});

test('a colleague is asked, joins, takes over, and passes the call back', async ({ browser }) => {
  const { context, page } = await call(browser);
  await cardOf(sarah, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, SARAH);
  await press(sarah, 'Ask a colleague');
  await sarah.getByRole('option', { name: /Nadia/ }).click();
  await expect(bar(sarah)).toContainText('ringing at your colleague');
  await hearsMusic(page);
  await cardOf(nadia, 'Sarah Arnaud').getByRole('button', { name: 'Take' }).click();
  await expect(bar(nadia)).toContainText('the caller hears music');
  await hears(nadia, SARAH);
  await hears(sarah, NADIA);
  await hearsMusic(page);

  await press(sarah, 'All three');
  await hears(page, SARAH, NADIA);
  await hears(sarah, CALLER, NADIA);
  await hears(nadia, CALLER, SARAH);
  await expect(bar(nadia)).toContainText('three in the call');

  await press(sarah, 'Hand over');
  await expect(bar(sarah)).toHaveCount(0);
  await hears(page, NADIA);

  await press(nadia, 'Transfer the call');
  await nadia.getByRole('option', { name: /Sarah Arnaud/ }).click();
  await expect(bar(nadia)).toHaveCount(0);
  await cardOf(sarah, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, SARAH);
  await panelOf(page).getByRole('button', { name: 'Hang up' }).click();
  await expect(bar(sarah)).toHaveCount(0);
  await wrapUp(sarah);
  await context.close();
});

/** Whose desk rings, and the other one. */
async function ringing(): Promise<[asked: Page, other: Page]> {
  const rings = async (desk: Page) => (await cardOf(desk, ROSE).count()) > 0;
  await expect.poll(async () => (await rings(sarah)) || (await rings(nadia))).toBe(true);
  return (await rings(sarah)) ? [sarah, nadia] : [nadia, sarah];
}
const voiceOf = (desk: Page): number => (desk === sarah ? SARAH : NADIA);

test('whoever declines is not asked again, and the next one is', async ({ browser }) => {
  await goReady(nadia);
  const { context, page } = await call(browser);
  const [asked, other] = await ringing();
  await cardOf(asked, ROSE).getByRole('button', { name: 'Refuse' }).click();
  await expect(cardOf(asked, ROSE)).toHaveCount(0);
  await cardOf(other, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, voiceOf(other));
  await press(other, 'Hang up');
  await wrapUp(other);
  await context.close();
});

test('whoever does not answer is asked no more, and the next one is', async ({ browser }) => {
  const admin = await openDesk(browser, 'administrator');
  const answer = await admin.request.get('/api/admin/queues');
  const { queues } = (await answer.json()) as { queues: { id: string; name: string; channels: object }[] };
  const { id, channels } = queues.find(({ name }) => name === 'Service client')!;
  const change = async (voice: object) =>
    expect((await admin.request.patch(`/api/admin/queues/${id}`, { data: { channels: voice } })).ok()).toBe(true);
  await change({ ...channels, voice: { offerSeconds: 5 } });
  const { context, page } = await call(browser);
  const [asked, other] = await ringing();
  // The next one has all the time he needs.
  await change(channels);
  await expect(cardOf(other, ROSE)).toBeVisible();
  await expect(cardOf(asked, ROSE)).toHaveCount(0);
  await cardOf(other, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, voiceOf(other));
  await press(other, 'Hang up');
  await wrapUp(other);
  for (const one of [context, admin.context()]) await one.close();
  await goReady(asked);
});

test('a desk that is closed while it rings passes the call on', async ({ browser }) => {
  const { context, page } = await call(browser);
  const [asked, other] = await ringing();
  await asked.goto('about:blank');
  await expect(cardOf(other, ROSE)).toBeVisible({ timeout: 2_000 });
  await other.keyboard.press('Enter');
  await hears(page, voiceOf(other));
  await press(other, 'Hang up');
  await wrapUp(other);
  await context.close();
  await isAtWork(asked);
  await goReady(asked);
});

test('a desk that is closed in the talk leaves the caller to music and to the next agent', async ({ browser }) => {
  const { context, page } = await call(browser);
  const [asked, other] = await ringing();
  await cardOf(asked, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, voiceOf(asked));
  await asked.goto('about:blank');
  await hearsMusic(page);
  await cardOf(other, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(page, voiceOf(other));
  await hears(other, CALLER);
  await press(other, 'Hang up');
  await wrapUp(other);
  await context.close();
  await isAtWork(asked);
});

test('of two tabs one has the telephone, and the other takes over when it is closed', async () => {
  const other = await nadia.context().newPage();
  await other.goto('/profile');
  await expect(other.getByText('Another tab has the telephone')).toBeVisible();
  await nadia.close();
  await expect(other.getByText('The telephone is ready')).toBeVisible();
  nadia = other;
});

test('a server that starts anew has the telephones back without a reload', async () => {
  const settings = JSON.parse(process.env.E2E_APP_SETTINGS!) as NodeJS.ProcessEnv;
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const start = async (): Promise<ApiProcess> => {
    const app = startApi({ ...settings, PORT: port, PUBLIC_URL: url, SMTP_DOOR_PORT: '0' });
    expect(await isUp(app, url)).toBe(true);
    return app;
  };
  const before = await start();
  const desk = await sarah.context().newPage();
  await desk.goto(`${url}/profile`);
  await expect(desk.getByText('The telephone is ready')).toBeVisible();
  await desk.evaluate(() => Object.assign(window, { isSame: true }));
  await before.stop();
  await expect(desk.getByText('The telephone is connecting')).toBeVisible();
  const after = await start();
  await expect(desk.getByText('The telephone is ready')).toBeVisible({ timeout: 5_000 });
  expect(await desk.evaluate(() => 'isSame' in window)).toBe(true);
  await desk.close();
  await after.stop();
});
