import { expect, test } from '@playwright/test';
import { AgentTelephone } from './agent-telephone.ts';
import { answerOf } from './call-steps.ts';
import { openDesk } from './desk.ts';
import { buttonOf, panelOf, visitShop } from './shop.ts';
import { heard, loudness } from './voices.ts';

const [VISITOR, AGENT] = [440, 1230];

test('a visitor chooses by the keys of his call, and comes to the queue of his choice', async ({ browser }) => {
  const admin = await openDesk(browser, 'administrator');
  const ask = async <T>(method: 'get' | 'post' | 'patch' | 'delete', path: string, data?: object): Promise<T> =>
    answerOf<T>(await admin.request[method](`/api/admin/${path}`, data ? { data } : {}));
  const { sites } = await ask<{ sites: { id: string; menu: { id: string; queueId: string | null }[] }[] }>(
    'get',
    'sites',
  );
  const { id, menu } = sites[0]!;
  const { queue } = await ask<{ queue: { id: string } }>('post', 'queues', { name: 'Réparations' });
  const leadingThere = menu.map((item) => (item.id === 'return' ? { ...item, queueId: queue.id } : item));
  await ask('patch', `sites/${id}`, { hasVoiceMenu: true, menu: leadingThere });
  const agent = await AgentTelephone.open(await openDesk(browser, 'agent'), AGENT);
  await agent.goReady();

  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: VISITOR });
  await buttonOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /^Call from here/ }).click();
  await panel.getByRole('button', { name: 'Choose by voice, during the call' }).click();
  await panel.getByLabel(/^Name/).fill('Rose Petit');
  await panel.getByRole('button', { name: 'Go on' }).click();
  await panel.getByRole('button', { name: 'Allow the microphone' }).click();
  await expect(panel.getByText('We can hear you.')).toBeVisible();
  await panel.getByRole('button', { name: 'Call from here' }).click();
  const keypad = panel.getByRole('group', { name: 'Keypad of the call' });
  await expect(keypad).toBeVisible();
  await expect.poll(() => loudness(page)).toBeGreaterThan(-60);
  const key = menu.findIndex((item) => item.id === 'return');
  await keypad.getByRole('button', { name: String(key + 1), exact: true }).click();

  await agent.is('rings');
  expect((await agent.work()).offers).toMatchObject([{ queueName: 'Réparations' }]);
  await agent.answer();
  await expect.poll(() => heard(page, [AGENT])).toEqual([AGENT]);
  await expect.poll(() => heard(agent.page, [VISITOR])).toEqual([VISITOR]);
  await agent.hangUp();
  await agent.finish();

  await agent.goOffDuty();
  await ask('patch', `sites/${id}`, { hasVoiceMenu: false, menu });
  await ask('delete', `queues/${queue.id}`);
  for (const one of [context, agent.page.context(), admin.context()]) await one.close();
});
