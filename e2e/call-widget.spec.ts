import { expect, test } from '@playwright/test';
import { AgentTelephone } from './agent-telephone.ts';
import { openDesk } from './desk.ts';
import { beginCall, buttonOf, panelOf, prepareCall, visitShop } from './shop.ts';
import { heard, loudness } from './voices.ts';

const VISITOR = 440;
const AGENT = 1230;
let agent: AgentTelephone;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  agent = await AgentTelephone.open(await openDesk(browser, 'agent'), AGENT);
  await agent.goReady();
});
test.afterAll(async () => {
  await agent.goOffDuty();
  await agent.page.context().close();
});

test('a visitor calls from the page, hears music, talks, goes on browsing, and hangs up', async ({ browser }) => {
  const { context, page, complaints } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  const panel = await beginCall(page);
  await agent.is('rings');
  await expect.poll(() => loudness(page)).toBeGreaterThan(-60);
  // What is said to whoever waits may sound like anything for a moment.
  await expect.poll(() => heard(page, [AGENT])).toEqual([]);
  await agent.answer();
  await expect(panel.getByText('Sarah Arnaud')).toBeVisible();
  await expect.poll(() => heard(page, [AGENT])).toEqual([AGENT]);
  await expect.poll(() => heard(agent.page, [VISITOR])).toEqual([VISITOR]);

  await panel.getByRole('button', { name: /^Mute/ }).click();
  await expect.poll(() => heard(agent.page, [VISITOR])).toEqual([]);
  // Another page of the shop: the call goes on there, and stays muted.
  await panel.getByRole('button', { name: 'Minimise' }).click();
  await page.getByRole('navigation').first().getByRole('link', { name: 'Shoes' }).click();
  await expect(page).toHaveURL(/\/shoes\//);
  const bar = page.getByRole('region', { name: 'Call' });
  await expect(bar).toContainText('Sarah Arnaud');
  await expect.poll(() => heard(page, [AGENT])).toEqual([AGENT]);
  expect(await heard(agent.page, [VISITOR])).toEqual([]);
  await bar.getByRole('button', { name: /^Mute/ }).click();
  await expect.poll(() => heard(agent.page, [VISITOR])).toEqual([VISITOR]);
  expect(await agent.state()).toEqual({ is: 'talks', rung: 1 });

  const second = await context.newPage();
  await second.goto('/shop/en/');
  await expect(second.getByText('Your call is in another tab.')).toBeVisible();
  await second.close();

  await bar.getByRole('button', { name: /Sarah Arnaud/ }).click();
  await panelOf(page).getByRole('button', { name: 'Hang up' }).click();
  await expect(panelOf(page)).toContainText('You hung up.');
  await agent.is('idle');
  await agent.finish();
  expect(complaints).toEqual([]);
  await context.close();
});

test('the agent hangs up, and the visitor learns it', async ({ browser }) => {
  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  const panel = await beginCall(page);
  await agent.answer();
  await expect.poll(() => heard(page, [AGENT])).toEqual([AGENT]);
  await agent.hangUp();
  await expect(panel).toContainText('Sarah Arnaud hung up.');
  await expect(panel.getByRole('button', { name: 'Call again' })).toBeVisible();
  await agent.finish();
  await context.close();
});

test('who leaves while he waits is out of the queue, and nothing rings for him', async ({ browser }) => {
  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  const panel = await beginCall(page);
  await agent.is('rings');
  await panel.getByRole('button', { name: 'Leave' }).click();
  await expect(panel).toContainText('You left the queue.');
  await agent.is('idle');
  await expect.poll(async () => (await agent.work()).offers).toEqual([]);

  // The same by closing the page.
  await panel.getByRole('button', { name: 'Call again' }).click();
  await panel.getByRole('button', { name: 'Allow the microphone' }).click();
  await expect(panel.getByText('We can hear you.')).toBeVisible();
  await panel.getByRole('button', { name: 'Call from here' }).click();
  await agent.is('rings');
  await page.close();
  await agent.is('idle');
  await expect.poll(async () => (await agent.work()).offers).toEqual([]);
  await context.close();
});

test('without a microphone he is told what to do, and nobody is called', async ({ browser }) => {
  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const { rung } = await agent.state();
  const panel = await prepareCall(page);
  await expect(panel.getByRole('alert')).toContainText('The microphone is not allowed.');
  await expect(panel.getByRole('alert')).toContainText('allow the microphone for this site');
  await expect(panel.getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(await agent.state()).toEqual({ is: 'idle', rung });
  await panel.getByRole('button', { name: 'Leave a message' }).click();
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await panel.getByRole('button', { name: 'Something else' }).click();
  await expect(panel.getByLabel('Your message')).toBeVisible();
  await context.close();
});

test('where nobody takes calls, none is offered', async ({ browser }) => {
  await agent.goOffDuty();
  const { context, page } = await visitShop(browser);
  await expect(buttonOf(page)).toHaveText(/^Write to us/);
  await buttonOf(page).click();
  await expect(panelOf(page).getByRole('button', { name: /^Write/ })).toBeVisible();
  await expect(panelOf(page).getByRole('button', { name: /^Call/ })).toHaveCount(0);
  await agent.goReady();
  await expect(panelOf(page).getByRole('button', { name: /^Call from here/ })).toBeVisible({ timeout: 5_000 });
  await context.close();
});
