import { expect, type Page, test } from '@playwright/test';
import {
  answerOf,
  bar as barOf,
  cardOf,
  goReady,
  hasTelephone,
  hears as hearsOf,
  post,
  recordedIn,
  setRecorded,
  wrapUp,
} from './call-steps.ts';
import { openDesk } from './desk.ts';
import { beginCall, panelOf, visitShop } from './shop.ts';
import { heard } from './voices.ts';

const [CALLER, AGENT, SUPERVISOR] = [440, 1230, 2050];
const TONES = [CALLER, AGENT, SUPERVISOR];
const ROSE = 'Rose Petit';

const hears = (page: Page, ...tones: number[]): Promise<void> => hearsOf(page, TONES, ...tones);

test('a supervisor listens and whispers, the caller never hears it, and the talk is kept, each voice on its side', async ({
  browser,
}) => {
  const admin = await openDesk(browser, 'administrator');
  await setRecorded(admin, true);
  const agent = await openDesk(browser, 'agent', { hertz: AGENT });
  const supervisor = await openDesk(browser, 'supervisor', { hertz: SUPERVISOR });
  for (const desk of [agent, supervisor]) await hasTelephone(desk);
  await goReady(agent);

  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: CALLER });
  await beginCall(page, ROSE);
  await cardOf(agent, ROSE).getByRole('button', { name: 'Take' }).click();
  await hears(agent, CALLER);
  const { calls } = await answerOf<{ calls: { id: string; conversationId: string }[] }>(
    await agent.request.get('/api/me/calls'),
  );
  const { id, conversationId } = calls[0]!;

  await post(supervisor, `/api/calls/${id}/listen`);
  await hears(supervisor, CALLER, AGENT);
  await hears(agent, CALLER);
  await hears(page, AGENT);
  const bar = barOf(supervisor);
  await bar.getByRole('button', { name: 'Whisper to the agent' }).click();
  await hears(agent, CALLER, SUPERVISOR);
  for (let look = 0; look < 10; look++) expect(await heard(page, TONES)).toEqual([AGENT]);

  await panelOf(page).getByRole('button', { name: 'Hang up' }).click();
  await expect(bar).toHaveCount(0);
  expect(await recordedIn(agent, conversationId, TONES)).toEqual([[CALLER], [AGENT]]);

  await wrapUp(agent);

  // He plays it where the conversation tells of the call: each side has its lane.
  const entry = agent.getByRole('article', { name: `Call from ${ROSE}` });
  const player = entry.getByRole('group', { name: 'Recording' });
  await player.getByRole('button', { name: 'Listen' }).click();
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  for (const side of [0, 1]) {
    const bars = player.locator(`[data-side="${side}"] rect`);
    await expect
      .poll(() => bars.evaluateAll((all) => all.some((bar) => Number(bar.getAttribute('height')) > 9)))
      .toBe(true);
    await expect(player.locator(`[data-side="${side}"] rect[data-played]`).first()).toBeAttached();
  }
  await post(agent, '/api/me/status', { action: 'leave' });
  await setRecorded(admin, false);
  for (const one of [context, ...[agent, supervisor, admin].map((desk) => desk.context())]) await one.close();
});
