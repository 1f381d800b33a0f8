import { expect, type Locator, type Page, test } from '@playwright/test';
import { goOffDuty, goReady } from './chat-agent.ts';
import { openDesk } from './desk.ts';
import { beginChat, logOf, panelOf, type Visitor, visitShop, words, write } from './shop.ts';

let desk: Page;
const visitors: Visitor[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser, 'agent');
  await goReady(desk);
});
test.afterAll(async () => {
  await goOffDuty(desk);
  for (const { context } of visitors) await context.close();
  await desk.context().close();
});

const strip = (): Locator => desk.getByRole('navigation', { name: 'My chats' });
const dialogue = (name: string): Locator => desk.getByRole('region', { name: `Chat with ${name}` });
const field = (name: string): Locator => dialogue(name).getByRole('textbox', { name: 'Your answer' });

test('an agent holds three dialogues beside each other', async ({ browser }) => {
  for (const [name, text] of [
    ['Rose Colin', 'Is the Marina in stock?'],
    ['Paul Morin', 'My parcel has not come'],
    ['Inès Caron', 'The code is refused'],
  ] as const) {
    const visitor = await visitShop(browser);
    visitors.push(visitor);
    await beginChat(visitor.page, text, { name });
    const offer = desk.getByRole('region', { name: 'Offers' }).getByRole('article', { name });
    await expect(offer).toContainText(text);
    await expect(offer).toContainText('Atelier Riva');
    await offer.getByRole('button', { name: 'Take' }).click();
    await expect(dialogue(name)).toContainText(text);
    await expect(field(name)).toBeFocused();
  }
  await desk.screenshot({ path: '/tmp/h-deskchat-shots/three.png' });
});
