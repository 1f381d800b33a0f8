import { type Browser, expect, type Page, test } from '@playwright/test';
import { expectNone, type Found, look, LOOKS, settled } from './accessible-looks.ts';
import { AgentTelephone } from './agent-telephone.ts';
import { goOffDuty, goReady } from './chat-agent.ts';
import { openDesk } from './desk.ts';
import { emptyQueues } from './nobody-waits.ts';
import { beginChat, prepareCall, visitShop } from './shop.ts';

test.beforeAll(({ browser }) => emptyQueues(browser));

/** A dialogue with its visitor's record, and a site with everything of it unfolded. */
async function visitChats(browser: Browser, desk: Page, found: Found): Promise<void> {
  const visitorName = 'Rose Petit';
  await goReady(desk);
  const visitor = await visitShop(browser);
  await beginChat(visitor.page, 'Is it for me?', { name: visitorName });
  await desk.goto('/chats');
  const offer = desk.getByRole('region', { name: 'Offers' }).getByRole('article', { name: visitorName });
  await expect(offer).toContainText('Atelier Riva');
  await look(desk, found, 'offer of a chat', offer);
  await offer.getByRole('button', { name: 'Take' }).click();
  const dialogue = desk.getByRole('region', { name: `Chat with ${visitorName}` });
  await look(desk, found, 'dialogue', dialogue.getByRole('textbox', { name: 'Your answer' }));
  const record = desk.getByText('Not signed in.');
  await expect(record).toBeVisible();
  // A phone shows it over the dialogue, and on demand.
  await desk.setViewportSize(LOOKS['light, phone'].viewport);
  await dialogue.getByRole('button', { name: 'Show the customer' }).click();
  await look(desk, found, 'visitor', record);
  const conversationId = new URL(desk.url()).pathname.split('/').at(-1);
  expect((await desk.request.post(`/api/conversations/${conversationId}/chat/end`, { data: {} })).ok()).toBe(true);
  await goOffDuty(desk);
  await visitor.context.close();
  await desk.goto('/admin/sites');
  await desk.getByRole('link', { name: 'Atelier Riva', exact: true }).click();
  await settled(desk);
  await desk.getByRole('button', { name: 'Track my order', exact: true }).click();
  await look(desk, found, 'site', desk.frameLocator('iframe').getByRole('button'));
}

test('no screen of chat has an accessibility violation', async ({ browser }) => {
  test.setTimeout(300_000);
  const found: Found = {};
  const desk = await openDesk(browser, 'administrator');
  await visitChats(browser, desk, found);
  await desk.context().close();
  expectNone(found);
});

/** A call from the page: its microphone, its queue, its talk with the keys, its bar, its end. */
async function visitCall(page: Page, agent: AgentTelephone, found: Found): Promise<void> {
  const panel = await prepareCall(page);
  await look(page, found, 'call, microphone', panel.getByText('We can hear you.'));
  await panel.getByRole('button', { name: 'Call from here' }).click();
  await agent.is('rings');
  await look(page, found, 'call, waiting', panel.getByText('In the queue'));
  await agent.answer();
  await panel.getByRole('button', { name: 'Keypad' }).click();
  await look(page, found, 'call, talking', panel.getByRole('button', { name: '#' }));
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await look(page, found, 'call, beside the rest', panel.getByRole('region', { name: 'Call' }));
  await panel.getByRole('button', { name: 'Minimise' }).click();
  await look(page, found, 'call, panel closed', page.getByRole('region', { name: 'Call' }));
  await page.getByRole('region', { name: 'Call' }).getByRole('button', { name: 'Hang up' }).click();
  await page.getByRole('button', { name: 'You hung up.' }).click();
  await look(page, found, 'call, ended', panel.getByText('You hung up.'));
}

test('no screen of a call from the page has an accessibility violation', async ({ browser }) => {
  test.setTimeout(300_000);
  const found: Found = {};
  const agent = await AgentTelephone.open(await openDesk(browser, 'agent'), 1230);
  await agent.goReady();
  const { context, page } = await visitShop(browser, '/shop/en/', { hertz: 440 });
  await visitCall(page, agent, found);
  await context.close();
  await agent.finish();
  await agent.goOffDuty();
  await agent.page.context().close();
  expectNone(found);
});
