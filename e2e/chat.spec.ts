import { type Browser, expect, type Page, test } from '@playwright/test';
import pg from 'pg';
import { answerChat, chatOf, endChat, goOffDuty, goReady, lookAtChat, takeChat } from './chat-agent.ts';
import { receivedMail, sendMail } from './customers-mail.ts';
import { openDesk } from './desk.ts';
import { beginChat, buttonOf, logOf, panelOf, visitShop, words, write } from './shop.ts';

let desk: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  desk = await openDesk(browser, 'agent');
  await goReady(desk);
});
test.afterAll(async () => {
  await goOffDuty(desk);
  await desk.context().close();
});

test('one dialogue over pages, tabs and a lost network', async ({ browser }) => {
  const { context, page, complaints } = await visitShop(browser);
  await page.goto('/shop/en/shoes/marina/');
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await beginChat(page, 'Is the Marina in stock in 42?', { name: 'Rose Colin' });
  const conversationId = await takeChat(desk, 'Is the Marina');
  await answerChat(desk, conversationId, 'Yes, two pairs are left.');
  await expect(logOf(page)).toContainText('Yes, two pairs are left.');
  const { context: seen, visitor } = await chatOf(desk, conversationId);
  expect(visitor).toMatchObject({ name: 'Rose Colin', isSigned: false });
  expect(seen.pages.map(({ title }) => title)).toEqual(['Atelier Riva, shoes sewn in Lyon', 'Marina · Atelier Riva']);
  expect(seen.basket!.lines[0]!.name).toContain('Marina');

  await page.goto('/shop/en/contact/');
  await expect(logOf(page)).toContainText('Yes, two pairs are left.');
  await expect.poll(async () => (await chatOf(desk, conversationId)).context.pages.at(-1)!.url).toContain('/contact/');

  const second = await context.newPage();
  await second.goto('/shop/en/basket/');
  await write(second, 'Then I take one, size 42.');
  await expect(logOf(page)).toContainText('Then I take one, size 42.');
  await answerChat(desk, conversationId, 'It is put aside for you.');
  for (const one of [page, second]) await expect(logOf(one)).toContainText('It is put aside for you.');

  await context.setOffline(true);
  await expect(panelOf(page).getByText('Connection lost.')).toBeVisible();
  await write(page, 'Can I collect it tomorrow?');
  await expect(logOf(page)).toContainText('sending again…');
  await answerChat(desk, conversationId, 'Are you still there?');
  await context.setOffline(false);
  await expect(panelOf(page).getByText('Connection lost.')).toBeHidden();
  const all = [
    'Is the Marina in stock in 42?',
    'Yes, two pairs are left.',
    'Then I take one, size 42.',
    'It is put aside for you.',
    'Are you still there?',
    'Can I collect it tomorrow?',
  ];
  for (const one of [page, second]) await expect.poll(() => words(one)).toEqual(all);
  await page.reload();
  await expect.poll(() => words(page)).toEqual(all);
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);

  await panelOf(page).getByRole('button', { name: 'End', exact: true }).click();
  await panelOf(page).getByRole('button', { name: 'End', exact: true }).click();
  await panelOf(page).getByRole('radio', { name: 'Yes' }).focus();
  await page.keyboard.press('Space');
  await panelOf(page).getByTitle('Very well').click();
  await panelOf(page).getByPlaceholder('Anything to add').fill('Quick and kind');
  await panelOf(page).getByRole('button', { name: 'Send feedback' }).click();
  await expect(panelOf(page).getByText('Thank you for your feedback.')).toBeVisible();
  await expect
    .poll(async () => (await chatOf(desk, conversationId)).rating)
    .toMatchObject({ score: 5, comment: 'Quick and kind' });
  await desk.goto(`/inbox/all/${conversationId}`);
  await expect(desk.getByText('The customer says that the request is settled')).toBeVisible();
  await endChat(desk, conversationId);
  await context.close();
});

test('a message written without a network outlives the page it was written on', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await beginChat(page, 'First word');
  const conversationId = await takeChat(desk, 'First word');
  await answerChat(desk, conversationId, 'Hello');
  await expect(logOf(page)).toContainText('Hello');
  await context.setOffline(true);
  await write(page, 'Written in a tunnel');
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto('/shop/en/');
  await expect.poll(() => words(next)).toEqual(['First word', 'Hello', 'Written in a tunnel']);
  await expect(logOf(next)).not.toContainText(/sending|not sent/);
  await endChat(desk, conversationId);
  await context.close();
});

test('typing and reading are shown both ways, card numbers never leave the page', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  const sent: string[] = [];
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
  await page.reload();
  await beginChat(page, 'Hello 👋');
  const conversationId = await takeChat(desk, 'Hello');
  await write(page, 'My card is 4111 1111 1111 1111');
  await expect(logOf(page)).toContainText('My card is •••• •••• •••• 1111');
  await expect(logOf(page)).toContainText('A card number was hidden');
  await expect(logOf(page)).toContainText(/1111.*· (sent|delivered)/);
  expect(sent.join('')).not.toContain('1111 1111 1111');
  await answerChat(desk, conversationId, 'Never do that :)');
  await panelOf(page).getByRole('textbox', { name: 'Your message' }).pressSequentially('sorry');
  await expect.poll(() => sent.some((frame) => frame.includes('"typing"') && frame.includes('true'))).toBe(true);
  await lookAtChat(desk, conversationId, true);
  await expect(panelOf(page).getByText('Sarah Arnaud is typing…')).toBeVisible();
  await expect(logOf(page)).toContainText('· seen');
  await endChat(desk, conversationId);
  await context.close();
});

test('a picture goes up with its preview, one that is too large is refused in words', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await beginChat(page, 'The sole comes off');
  const conversationId = await takeChat(desk, 'The sole');
  await answerChat(desk, conversationId, 'May I see it?');
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 200, height: 120 } });
  const choose = panelOf(page).locator('input[type=file]');
  await choose.setInputFiles({ name: 'sole.png', mimeType: 'image/png', buffer: picture });
  const shown = logOf(page).getByRole('img', { name: 'sole.png' });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(200);
  await choose.setInputFiles({ name: 'film.mov', mimeType: 'video/mp4', buffer: Buffer.alloc(10_000_001) });
  await expect(panelOf(page).getByText('Too large: 10 MB at most.')).toBeVisible();
  await panelOf(page).getByRole('button', { name: 'Remove film.mov' }).click();
  await expect(panelOf(page).getByText('film.mov')).toBeHidden();
  await endChat(desk, conversationId);
  await context.close();
});

test('where the browser refuses to keep anything, a chat works all the same', async ({ browser }) => {
  const { context, page, complaints } = await visitShop(browser);
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('refused', 'SecurityError');
        },
      });
  });
  await page.reload();
  await beginChat(page, 'In a private window');
  const conversationId = await takeChat(desk, 'In a private window');
  await answerChat(desk, conversationId, 'Welcome');
  await expect(logOf(page)).toContainText('Welcome');
  await expect(buttonOf(page)).toBeVisible();
  expect(complaints).toEqual([]);
  await endChat(desk, conversationId);
  await context.close();
});

test('a visitor has the dialogue sent to his own address', async ({ browser }) => {
  const { context, page } = await visitShop(browser);
  await beginChat(page, 'How do I care for cognac leather?', { name: 'Grace Kim', email: 'grace@exemple.fr' });
  const conversationId = await takeChat(desk, 'How do I care');
  await answerChat(desk, conversationId, 'Colourless cream, once a month.');
  await expect(logOf(page)).toContainText('Colourless cream, once a month.');
  await panelOf(page).getByRole('button', { name: 'Get it by e-mail' }).click();
  await expect(panelOf(page).getByLabel('E-mail address')).toHaveValue('grace@exemple.fr');
  await panelOf(page).getByRole('button', { name: 'Send the copy' }).click();
  await expect(panelOf(page).getByText('The conversation is on its way to grace@exemple.fr.')).toBeVisible();
  await expect(panelOf(page).getByRole('button', { name: 'End', exact: true })).toBeVisible();
  const { text, subject } = await receivedMail('grace@exemple.fr', 'Here is your conversation');
  expect(subject).toBe('Your conversation with Atelier Riva');
  expect(text).toMatch(
    /You:\s+How do I care for cognac leather\?\s[^]*Sarah Arnaud:\s+Colourless cream, once a month\./,
  );
  await endChat(desk, conversationId);
  await context.close();
});

/** Until he is given back what he had, an agent takes so many chats at most. */
async function withAtMost(browser: Browser, chats: number, work: () => Promise<void>): Promise<void> {
  const admin = await openDesk(browser, 'administrator');
  const { userId } = (await (await desk.request.get('/api/me/status')).json()) as { userId: string };
  const set = async (maximums: object) => {
    const answer = await admin.request.patch(`/api/admin/agents/${userId}`, { data: { maximums } });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  await set({ chat: chats });
  await work().finally(() => set({}));
  await admin.context().close();
}

test('who waits behind a busy agent sees his place, and moves up', async ({ browser }) => {
  await withAtMost(browser, 1, async () => {
    const visitors = await Promise.all([1, 2, 3].map(() => visitShop(browser)));
    const [first, second, third] = visitors.map(({ page }) => page) as [Page, Page, Page];
    await beginChat(first, 'I am here already');
    const inHand = await takeChat(desk, 'I am here already');
    await beginChat(second, 'I come next');
    await expect(panelOf(second)).toContainText(/You are (next|number 1 in the queue)\./);
    await beginChat(third, 'And I after him');
    await expect(panelOf(third)).toContainText('You are number 2 in the queue.');
    await endChat(desk, inHand);
    const next = await takeChat(desk, 'I come next');
    await answerChat(desk, next, 'Now for you');
    await expect(logOf(second)).toContainText('Now for you');
    await expect(panelOf(third)).toContainText(/You are (next|number 1 in the queue)\./);
    await endChat(desk, next);
    const last = await takeChat(desk, 'And I after him');
    await answerChat(desk, last, 'And for you');
    await expect(logOf(third)).toContainText('And for you');
    await expect(panelOf(third)).not.toContainText('in the queue');
    await endChat(desk, last);
    for (const { context } of visitors) await context.close();
  });
});

/** Ten minutes pass for what an agent said. */
async function letTimePass(conversationId: string): Promise<void> {
  const client = new pg.Client(process.env.E2E_ADMIN_DATABASE_URL);
  await client.connect();
  await client.query(
    `update entry set at = at - interval '11 minutes' where conversation_id = $1 and direction = 'out'`,
    [conversationId],
  );
  await client.end();
}

test('what a visitor did not read follows by mail, and his answer comes into the same dialogue', async ({
  browser,
}) => {
  const { context, page } = await visitShop(browser);
  await beginChat(page, 'Do you resole the Terrain?', { name: 'Sienna Walsh', email: 'sienna@exemple.fr' });
  const conversationId = await takeChat(desk, 'Do you resole');
  await page.close();
  await answerChat(desk, conversationId, 'We do, for 60 euros.');
  await letTimePass(conversationId);
  const mail = await receivedMail('sienna@exemple.fr', 'We do, for 60 euros.');
  await sendMail({
    from: 'Sienna Walsh <sienna@exemple.fr>',
    to: mail.replyTo!.value[0]!.address!,
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId,
    text: 'Then I send them tomorrow.',
  });
  const entries = async () => (await desk.request.get(`/api/conversations/${conversationId}/timeline`)).text();
  await expect.poll(entries).toContain('Then I send them tomorrow.');
  const back = await context.newPage();
  // He left with the panel open, so it is open.
  await back.goto('/shop/en/');
  await expect(logOf(back)).toContainText('Then I send them tomorrow.');
  await endChat(desk, conversationId);
  await context.close();
});
