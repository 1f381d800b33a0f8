import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { goOffDuty, goReady } from './chat-agent.ts';
import { openDesk } from './desk.ts';
import { emptyQueues } from './nobody-waits.ts';
import { beginChat, logOf, panelOf, type Visitor, visitShop, words, write } from './shop.ts';

let desk: Page;
const visitors: Visitor[] = [];
const [ROSE, PAUL, INES] = ['Rose Colin', 'Paul Morin', 'Inès Caron'] as const;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  await emptyQueues(browser);
  desk = await openDesk(browser, 'agent');
  await goReady(desk);
});
test.afterAll(async () => {
  await goOffDuty(desk);
  for (const { context } of visitors) await context.close();
  await desk.context().close();
});

const strip = (page = desk): Locator => page.getByRole('navigation', { name: 'My chats' });
const tab = (name: string): Locator => strip().getByRole('link', { name });
const dialogue = (name: string, page = desk): Locator => page.getByRole('region', { name: `Chat with ${name}` });
const field = (name: string, page = desk): Locator =>
  dialogue(name, page).getByRole('textbox', { name: 'Your answer' });
const offerOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Offers' }).getByRole('article', { name });
const bubble = (name: string, text: string, page = desk): Locator =>
  dialogue(name, page).getByRole('log').getByRole('article').filter({ hasText: text });
const openIds = (): Promise<string[]> =>
  strip()
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.split('/').at(-1)!));

async function come(browser: Parameters<typeof visitShop>[0], name: string, text: string, email = ''): Promise<Page> {
  const visitor = await visitShop(browser);
  visitors.push(visitor);
  await beginChat(visitor.page, text, { name, ...(email ? { email } : {}) });
  return visitor.page;
}

test('an agent holds three dialogues beside each other', async ({ browser }) => {
  const said = { [ROSE]: 'Is the Marina in stock?', [PAUL]: 'My parcel has not come', [INES]: 'The code is refused' };
  for (const [name, text] of Object.entries(said)) {
    await come(browser, name, text, name === PAUL ? 'paul@exemple.fr' : '');
    const offer = offerOf(desk, name);
    await expect(offer).toContainText(text);
    await expect(offer).toContainText('Atelier Riva, shoes sewn in Lyon');
    await expect(offer).toContainText(/waiting for/);
    await offer.getByRole('button', { name: 'Take' }).click();
    await expect(bubble(name, text)).toBeVisible();
    await expect(field(name)).toBeFocused();
  }
  await expect(strip().getByRole('link')).toHaveCount(3);
  // The drawing's width has room for two beside the visitor; without his record for all three.
  await dialogue(INES).getByRole('button', { name: 'Hide the customer' }).click();
  for (const name of [ROSE, PAUL, INES]) await expect(dialogue(name)).toBeVisible();
});

test('unread marks and a clock tell where somebody waits, and keys lead there', async () => {
  const [rose, paul, ines] = visitors.map(({ page }) => page) as [Page, Page, Page];
  for (const name of [ROSE, PAUL, INES]) {
    await field(name).click();
    await desk.keyboard.insertText(`Hello ${name}`);
    await desk.keyboard.press('Enter');
    await expect(field(name)).toHaveText('');
    await expect(tab(name)).not.toContainText(/waiting for/);
  }
  await expect(logOf(rose)).toContainText(`Hello ${ROSE}`);
  await write(rose, 'Which colours are there?');
  await write(rose, 'And which sizes?');
  await write(paul, 'Where is it?');
  await expect(tab(ROSE)).toContainText(/waiting for/);
  await expect(tab(ROSE).getByLabel('2 unread messages')).toBeVisible();
  await expect(tab(PAUL).getByLabel('1 unread message')).toBeVisible();
  await expect(field(INES)).toBeFocused();

  await desk.keyboard.type('half an answ');
  await desk.keyboard.press('Alt+ArrowDown');
  await expect(field(ROSE)).toBeFocused();
  await expect(tab(ROSE).getByLabel('2 unread messages')).toBeHidden();
  await expect(tab(PAUL).getByLabel('1 unread message')).toBeVisible();
  await expect(logOf(rose).getByText('Seen')).toBeVisible();
  await desk.keyboard.type('Blue and sand.');
  await desk.keyboard.press('Shift+Enter');
  await desk.keyboard.type('36 to 46.');
  await desk.keyboard.press('Enter');
  await expect.poll(() => words(rose)).toContain('Blue and sand.\n36 to 46.');
  await desk.keyboard.press('Alt+Shift+ArrowDown');
  await expect(field(PAUL)).toBeFocused();
  await desk.keyboard.type('In Lyon, since this morning.');
  await desk.keyboard.press('Enter');
  await expect(logOf(paul)).toContainText('In Lyon, since this morning.');

  await desk.goto('/inbox/todo');
  await expect(strip().getByRole('link')).toHaveCount(3);
  await tab(INES).click();
  await expect(field(INES)).toHaveText('half an answ');
  await expect(logOf(ines)).not.toContainText('half an answ');
});

test('typing is seen on both sides, and read marks are true', async () => {
  const ines = visitors[2]!.page;
  await expect(field(INES)).toBeFocused();
  await desk.keyboard.type('er');
  await expect(panelOf(ines).getByText(/is typing/)).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(logOf(ines)).toContainText('half an answer');
  await expect(bubble(INES, 'half an answer')).toContainText('Seen');
  await panelOf(ines).getByRole('textbox', { name: 'Your message' }).pressSequentially('So what');
  await expect(
    dialogue(INES)
      .getByRole('status')
      .filter({ hasText: `${INES} is writing` }),
  ).toBeVisible();
  await ines.keyboard.press('Enter');
  await expect(bubble(INES, 'So what')).toBeVisible();
  await expect(dialogue(INES).getByText(`${INES} is writing`)).toBeHidden();
});

test('files go both ways, and a card’s number never comes', async () => {
  const ines = visitors[2]!.page;
  const picture = await ines.screenshot({ clip: { x: 0, y: 0, width: 160, height: 90 } });
  const file = { name: 'code.png', mimeType: 'image/png', buffer: picture };
  await panelOf(ines).locator('input[type=file]').setInputFiles(file);
  const come = dialogue(INES).getByRole('img', { name: 'code.png' });
  await expect.poll(() => come.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(160);
  await dialogue(INES)
    .locator('input[type=file]')
    .setInputFiles({ ...file, name: 'where.png' });
  await expect(dialogue(INES).getByRole('list', { name: 'Attached files' })).toContainText('where.png');
  await expect(dialogue(INES).getByRole('progressbar')).toBeHidden();
  await field(INES).click();
  await desk.keyboard.type('Here it goes');
  await desk.keyboard.press('Enter');
  await expect(logOf(ines).getByRole('img', { name: 'where.png' })).toBeVisible();
  await write(ines, 'My card is 4111 1111 1111 1111');
  await expect(bubble(INES, 'My card is')).toBeVisible();
  await expect(dialogue(INES)).not.toContainText('4111 1111 1111 1111');
});

test('what cannot be sent stays in the dialogue, and goes when the line is back', async () => {
  const ines = visitors[2]!.page;
  await desk.context().setOffline(true);
  await field(INES).click();
  await desk.keyboard.type('Try SUMMER10');
  await desk.keyboard.press('Enter');
  await expect(bubble(INES, 'Try SUMMER10')).toContainText('No connection');
  await desk.context().setOffline(false);
  await expect(logOf(ines)).toContainText('Try SUMMER10');
  await expect(bubble(INES, 'Try SUMMER10')).toHaveCount(1);
  await expect(dialogue(INES).getByText('No connection')).toBeHidden();
});

test('a note stands beside the dialogue, and the visitor’s page is followed', async () => {
  const paul = visitors[1]!.page;
  await tab(PAUL).click();
  await expect(field(PAUL)).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(field(PAUL)).not.toBeFocused();
  await desk.keyboard.press('n');
  await desk.keyboard.type('Carrier owes us an answer');
  await desk.keyboard.press('Enter');
  await expect(dialogue(PAUL).getByRole('article', { name: /note/i })).toContainText('Carrier owes us an answer');
  await dialogue(PAUL).getByRole('button', { name: 'Show the customer' }).click();
  const panel = desk.getByRole('complementary', { name: 'Customer' });
  await expect(panel.getByText('Not signed in.')).toBeVisible();
  await expect(panel.getByText('paul@exemple.fr')).toBeVisible();
  await paul.goto('/shop/en/shoes/marina/');
  await paul.getByRole('button', { name: 'Add to basket' }).click();
  await expect(panel.getByRole('link', { name: 'Marina · Atelier Riva' })).toBeVisible();
  await expect(panel.getByRole('heading', { name: /^Basket/ })).toBeVisible();
  await expect(logOf(paul)).not.toContainText('Carrier owes us an answer');
});

test('a colleague takes over with the whole dialogue', async ({ browser }) => {
  const paul = visitors[1]!.page;
  const colleague = await openDesk(browser, 'supervisor');
  await goReady(colleague);
  const name = ((await (await colleague.request.get('/api/session')).json()) as { user: { name: string } }).user.name;
  await dialogue(PAUL).getByRole('button', { name: 'Transfer to a queue or an agent' }).click();
  await desk.getByRole('option', { name }).click();
  const offer = offerOf(colleague, PAUL);
  await offer.getByRole('button', { name: 'Take' }).click();
  for (const text of [
    'My parcel has not come',
    'Where is it?',
    'In Lyon, since this morning.',
    'Carrier owes us an answer',
  ])
    await expect(dialogue(PAUL, colleague)).toContainText(text);
  await expect(tab(PAUL)).toBeHidden();
  await expect(field(PAUL, colleague)).toBeFocused();
  await colleague.keyboard.type('I have it now.');
  await colleague.keyboard.press('Enter');
  await expect(logOf(paul)).toContainText('I have it now.');
  await goOffDuty(colleague);
  await colleague.context().close();
});

test('the agent says goodbye, wraps up, and reads what the visitor thought of it', async () => {
  const rose = visitors[0]!.page;
  await tab(ROSE).click();
  await dialogue(ROSE).getByRole('button', { name: 'End', exact: true }).click();
  await dialogue(ROSE).getByRole('button', { name: 'End the chat' }).click();
  await expect(dialogue(ROSE)).toContainText('The chat was ended');
  await expect(tab(ROSE)).toBeHidden();
  const wrapUp = desk.getByRole('region', { name: 'Offers' }).getByRole('form', { name: ROSE });
  await wrapUp.getByRole('button', { name: 'Done' }).click();
  await panelOf(rose).getByRole('radio', { name: 'No', exact: true }).focus();
  await rose.keyboard.press('Space');
  await panelOf(rose).getByRole('radio', { name: 'Very well' }).check({ force: true });
  expect(await violations(rose)).toEqual([]);
  await panelOf(rose).getByPlaceholder('Anything to add').fill('Quick and kind');
  await panelOf(rose).getByRole('button', { name: 'Send feedback' }).click();
  await expect(dialogue(ROSE)).toContainText('Rated 5 out of 5 “Quick and kind”');
  await expect(dialogue(ROSE)).toContainText('The customer says that the request is not settled yet');
  await expect(dialogue(ROSE)).toContainText('The chat is over');
  expect(await openIds()).toHaveLength(1);
});

test('a visitor who leaves is followed up by mail, and the agent knows', async ({ browser }) => {
  const page = await come(browser, 'Léo Blanc', 'I must go soon', 'leo@exemple.fr');
  await offerOf(desk, 'Léo Blanc').getByRole('button', { name: 'Take' }).click();
  await expect(dialogue('Léo Blanc')).toContainText('I must go soon');
  await page.close();
  await expect(dialogue('Léo Blanc').getByText(/follows by mail to leo@exemple.fr/)).toBeVisible();
});

test('on a phone one dialogue stands at a time', async ({ browser }) => {
  const phone = await openDesk(browser, 'agent', { viewport: { width: 360, height: 740 } });
  await phone.goto('/chats');
  await expect(phone.getByRole('region', { name: /^Chat with / })).toHaveCount(1);
  await strip(phone).getByRole('link', { name: 'Léo Blanc' }).click();
  await expect(dialogue('Léo Blanc', phone)).toBeVisible();
  await phone.reload();
  await expect(strip(phone).getByRole('link', { name: 'Léo Blanc' })).toBeInViewport();
  await expect(phone.getByRole('region', { name: /^Chat with / })).toHaveCount(1);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await phone.context().close();
});
