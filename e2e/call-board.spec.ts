import { type Browser, type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import { AgentTelephone } from './agent-telephone.ts';
import { agentLine, figureIn, isMarked, mark, numberOf, opensInto, rowOf, tileOf, waitingIn } from './board-steps.ts';
import { callbackCard, callNow, newPhone, switchOn, takeCallback } from './callback-steps.ts';
import { answerOf, hasTelephone, post, wrapUp } from './call-steps.ts';
import { openDesk } from './desk.ts';
import { letNobodyWait } from './nobody-waits.ts';
import { beginCall, leaveNumber, openCallback, visitShop } from './shop.ts';

const [VISITOR, AGENT, CALLED] = [440, 1_230, 1_700];
const SARAH = 'Sarah Arnaud';
let wall: Page;
let calls: string;
let callbacks: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  const admin = await openDesk(browser, 'administrator');
  await letNobodyWait(admin);
  const { sites } = await answerOf<{ sites: { callQueueId: string | null; callbackQueueId: string | null }[] }>(
    await admin.request.get('/api/admin/sites'),
  );
  const { queues } = await answerOf<{ queues: { id: string; name: string }[] }>(await admin.request.get('/api/queues'));
  const nameOf = (id: string | null | undefined) => queues.find((queue) => queue.id === id)!.name;
  calls = `${nameOf(sites.find((site) => site.callQueueId)?.callQueueId)} · Call`;
  callbacks = `${nameOf(sites.find((site) => site.callbackQueueId)?.callbackQueueId)} · Call-back`;
  await admin.context().close();
  wall = await openDesk(browser, 'supervisor', { viewport: { width: 1920, height: 1080 } });
  await wall.goto('/wallboard');
  await expect(wall.getByRole('table', { name: 'Queues' })).toBeVisible();
  await mark(wall);
});
test.afterAll(() => wall.context().close());
// Whatever moved, it moved without a reload.
test.afterEach(async () => expect(await isMarked(wall)).toBe(true));

/** Of all queues: how many were answered today, of how many offered. */
async function todayOf(page: Page): Promise<number[]> {
  const words = await page.getByText(/^\d+ answered of \d+$/).textContent();
  return words!.match(/\d+/g)!.map(Number);
}

/** Sites hear some moments later that somebody is ready; until then only a time can be chosen. */
async function visitWhileReady(browser: Browser): Promise<{ context: BrowserContext; panel: Locator }> {
  for (;;) {
    const { context, page } = await visitShop(browser);
    const panel = await openCallback(page);
    const inTurn = panel.getByText(/^As soon as it is your turn/);
    await expect(inTurn.or(panel.getByText(/^At the time you choose/))).toBeVisible();
    if (await inTurn.isVisible()) return { context, panel };
    await context.close();
  }
}

test('the board moves with a call: it rings, is answered, is over', async ({ browser }) => {
  const agent = await AgentTelephone.open(await openDesk(browser, 'agent'), AGENT);
  await agent.goReady();
  const line = agentLine(wall, SARAH);
  await expect(line).toHaveCount(1);
  const [answered, offered] = (await todayOf(wall)) as [number, number];

  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  const panel = await beginCall(page, 'Odile Garnier');
  await agent.is('rings');
  const waiting = waitingIn(wall, calls);
  await expect(waiting).toHaveText(/^1 /);
  await expect(line).toContainText('Being offered');
  await opensInto(wall, waiting, 1, 'Odile Garnier');

  await agent.answer();
  await expect(waiting).toHaveText(/^0 /);
  await expect(line).toContainText('1 call');
  await expect.poll(() => todayOf(wall)).toEqual([answered + 1, offered + 1]);
  await opensInto(wall, waiting, 0);
  await opensInto(wall, tileOf(wall, 'Answer rate'), offered + 1, 'Odile Garnier');

  await panel.getByRole('button', { name: 'Hang up' }).click();
  await expect(line).toContainText('Wrap-up');
  await agent.finish();
  await expect(line).not.toContainText('Wrap-up');
  await expect(line).not.toContainText('1 call');
  await context.close();

  // And one who gives up before anybody answers.
  const given = figureIn(wall, calls, 'Abandoned today');
  const before = await numberOf(given);
  const another = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  const his = await beginCall(another.page, 'Loïc Blanchet');
  await expect(waiting).toHaveText(/^1 /);
  await his.getByRole('button', { name: 'Leave' }).click();
  await expect(waiting).toHaveText(/^0 /);
  await expect(given).toHaveText(new RegExp(`^${before + 1} `));
  await opensInto(wall, given, before + 1, 'Loïc Blanchet');
  await agent.goOffDuty();
  for (const one of [another.context, agent.page.context()]) await one.close();
});

test('the board moves with a call-back: it is due, taken, dialled, done', async ({ browser }) => {
  const desk = await openDesk(browser, 'agent', { hertz: AGENT });
  await hasTelephone(desk);
  await desk.goto('/inbox/todo');
  await post(desk, '/api/me/status', { action: 'ready', channels: ['callback'] });
  const phone = await newPhone(browser, CALLED);
  await switchOn(phone, '+33 6 11 22 33 77');
  const line = agentLine(wall, SARAH);
  await expect(line).toHaveCount(1);
  const due = tileOf(wall, 'Call-backs due');
  const before = await numberOf(due);

  const { context, panel } = await visitWhileReady(browser);
  await leaveNumber(panel, '06 11 22 33 77', 'Inès Caron');
  await expect(due).toHaveText(new RegExp(`^${before + 1} `));
  await opensInto(wall, due, before + 1, 'Inès Caron');
  const waiting = waitingIn(wall, callbacks);
  await expect(waiting).toHaveText(/^1 /);
  await opensInto(wall, waiting, 1, 'Inès Caron');

  await takeCallback(desk, 'Inès Caron');
  await expect(waiting).toHaveText(/^0 /);
  await expect(line).toContainText('1 call-back');
  await callNow(desk);
  await expect(phone.getByRole('status')).toHaveText('Somebody calls you');
  // Somebody sees to it: from here on it is due no more.
  await expect(due).toHaveText(new RegExp(`^${before} `));
  await opensInto(wall, due, before);
  await phone.getByRole('button', { name: 'Accept' }).click();
  await expect(phone.getByRole('status')).not.toHaveText('Somebody calls you');
  await phone.getByRole('button', { name: 'Hang up' }).click();
  await expect(callbackCard(desk).getByRole('status')).toHaveText('Over: Reached');
  await wrapUp(desk);
  await expect(line).not.toContainText('call-back');
  await expect(rowOf(wall, callbacks)).toBeVisible();
  await post(desk, '/api/me/status', { action: 'leave' });
  await expect(line).toContainText('Off duty');
  for (const one of [context, phone.context(), desk.context()]) await one.close();
});
