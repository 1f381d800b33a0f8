import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { agentLine, isMarked, mark, numberOf, panelOf, waitingIn } from './board-steps.ts';
import { endChat, goOffDuty, goReady, takeChat } from './chat-agent.ts';
import { bringIn, foundCompany } from './company.ts';
import { receivedMail, sendMail } from './customers-mail.ts';
import { doorOf, openDesk } from './desk.ts';
import { beginChat, type Visitor, visitShop } from './shop.ts';

const ADMIN = 'ada@reliure.guichet.test';
const LEA = 'lea@reliure.guichet.test';
const NORA = 'nora@reliure.guichet.test';

let [admin, lea, nora]: Page[] = [];
let door: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  await foundCompany('Reliure Vidal', 'Ada Vidal', ADMIN);
  admin = await openDesk(browser, ADMIN);
  const inbox = { name: 'Comptoir', address: 'bonjour@reliure.example' };
  expect((await admin.request.post('/api/admin/inboxes', { data: inbox })).ok()).toBe(true);
  const queue = { name: 'Atelier', isForEverybody: false, memberIds: [] };
  expect((await admin.request.post('/api/admin/queues', { data: queue })).ok()).toBe(true);
  door = await doorOf(admin, 'Comptoir');
  await bringIn(admin, 'Léa Brun', LEA, 'agent');
  await bringIn(admin, 'Nora Faure', NORA, 'supervisor');
  lea = await openDesk(browser, LEA);
  nora = await openDesk(browser, NORA);
  await nora.goto('/inbox/todo');
  await nora.getByRole('link', { name: 'Wallboard' }).click();
  await expect(nora.getByRole('heading', { name: 'Wallboard' })).toBeVisible();
});
test.afterAll(async () => {
  for (const page of [admin, lea, nora]) await page?.context().close();
});

test('the board moves with a mail, and its figure opens into that mail', async () => {
  await mark(nora!);
  for (const [name, subject] of [
    ['Paul Morin', 'Reliure en cuir'],
    ['Rose Colin', 'Dorure à refaire'],
  ] as const)
    await sendMail({ from: `${name} <${name.split(' ')[0]}@exemple.fr>`, to: door, subject, text: `${subject} ?` });
  const waiting = waitingIn(nora!, 'Comptoir · Mail');
  await expect(waiting).toHaveText(/^2 /);
  await waiting.click();
  await expect(panelOf(nora!).getByText('2 contacts')).toBeVisible();
  await expect(panelOf(nora!).getByRole('listitem')).toHaveCount(2);
  await expect(panelOf(nora!).getByRole('link', { name: 'Paul Morin' })).toBeVisible();
  expect(await isMarked(nora!)).toBe(true);
});

test('a contact is passed on from there, and the panel follows', async () => {
  const line = panelOf(nora!).getByRole('listitem').filter({ hasText: 'Rose Colin' });
  await line.getByRole('button', { name: 'Transfer to a queue or an agent' }).click();
  await nora!.getByRole('option', { name: 'Atelier' }).click();
  await expect(waitingIn(nora!, 'Comptoir · Mail')).toHaveText(/^1 /);
  await expect(panelOf(nora!).getByText('1 contact', { exact: true })).toBeVisible();
  await expect(waitingIn(nora!, 'Atelier · Mail')).toHaveText(/^1 /);
  await nora!.keyboard.press('Escape');
  await expect(panelOf(nora!)).toHaveCount(0);
});

interface Wish {
  name: string;
  clearAt: number;
  severity: 'Alarm, in red' | 'Warning, in amber';
  isLoud: boolean;
}
/** More than one letter waits in the inbox's queue: by the form, on a page of its own. */
async function makeAlert(settings: Page, { name, clearAt, severity, isLoud }: Wish): Promise<void> {
  await settings.getByRole('button', { name: 'New alert' }).click();
  const form = settings.getByRole('dialog', { name: 'New alert' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Figure').selectOption('Waiting');
  await form.getByLabel('Limit').fill('1');
  await form.getByLabel('Over at').fill('2');
  await form.getByRole('textbox', { name: 'For at least' }).fill('0');
  await form.getByLabel('Queue').selectOption('Comptoir');
  await form.getByLabel('Severity').selectOption(severity);
  await form.getByRole('switch', { name: 'Sound' }).setChecked(isLoud, { force: true });
  await form.getByRole('combobox', { name: 'Mail to' }).click();
  await settings.getByRole('option', { name: 'Nora Faure' }).click();
  // On to the next field, which closes what lies over the button.
  await settings.keyboard.press('Tab');
  await form.getByRole('button', { name: 'Create the alert' }).click();
  await expect(form.getByText('At most 1, the limit of the alert.')).toBeVisible();
  await form.getByLabel('Over at').fill(String(clearAt));
  await form.getByRole('button', { name: 'Create the alert' }).click();
  await expect(form).toHaveCount(0);
  await expect(settings.getByRole('row', { name: new RegExp(name) })).toContainText('Waiting above 1');
}

/** Passes on to the other queue whoever wrote, from the figure that counts him. */
async function passOn(name: string): Promise<void> {
  await waitingIn(nora!, 'Comptoir · Mail').click();
  const line = panelOf(nora!).getByRole('listitem').filter({ hasText: name });
  await line.getByRole('button', { name: 'Transfer to a queue or an agent' }).click();
  await nora!.getByRole('option', { name: 'Atelier' }).click();
  await nora!.keyboard.press('Escape');
  await expect(panelOf(nora!)).toHaveCount(0);
}

test('an alert made by the form is seen, heard, told at the desk and by mail, and over only at its other limit', async () => {
  const settings = await nora!.context().newPage();
  await settings.goto('/admin/alerts');
  await makeAlert(settings, { name: 'Too many letters', clearAt: 0, severity: 'Alarm, in red', isLoud: true });
  await makeAlert(settings, { name: 'Letters pile up', clearAt: 1, severity: 'Warning, in amber', isLoud: false });
  expect(await violations(settings)).toEqual([]);
  await settings.close();
  await nora!.evaluate(() => {
    const heard: number[] = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      heard.push(this.frequency.value);
      return start.apply(this, when);
    };
    Object.assign(window, { heard });
  });
  const waiting = waitingIn(nora!, 'Comptoir · Mail');
  const alerts = nora!.getByRole('list', { name: 'Alerts that last' });
  await expect(waiting).toHaveText(/^1 /);
  await expect(alerts).toHaveCount(0);

  await sendMail({ from: 'Jean Barbe <jean@exemple.fr>', to: door, subject: 'Papier marbré', text: 'Papier ?' });
  await expect(waiting).toHaveText(/^2 /);
  await expect(alerts.getByRole('listitem')).toHaveCount(2);
  await expect(alerts.getByRole('listitem').filter({ hasText: 'Too many letters' })).toBeVisible();
  await expect(nora!.getByRole('alert').filter({ hasText: 'Too many letters' })).toBeVisible();
  await expect(waiting).toHaveAttribute('data-tone', 'bad');
  // The loud one, once; the other says nothing.
  expect(await nora!.evaluate(() => (window as unknown as { heard: number[] }).heard)).toEqual([784, 622, 523]);
  expect((await receivedMail(NORA, 'Too many letters: 2 now.')).subject).toBe('Alert: Too many letters');

  // Back at one: the warning is over, and the alarm, which clears at none, is not.
  await passOn('Jean Barbe');
  await expect(waiting).toHaveText(/^1 /);
  await expect(nora!.getByText('Alert over: Letters pile up')).toBeVisible();
  await expect(alerts.getByRole('listitem')).toHaveCount(1);
  await expect(alerts.getByRole('listitem')).toContainText('Too many letters');
  await expect(waiting).toHaveAttribute('data-tone', 'bad');
  await passOn('Paul Morin');
  await expect(alerts).toHaveCount(0);
  await expect(waiting).not.toHaveAttribute('data-tone', 'bad');
  expect((await receivedMail(NORA, 'Too many letters: 0 now.')).subject).toBe('Alert over: Too many letters');
  expect(await nora!.evaluate(() => (window as unknown as { heard: number[] }).heard)).toHaveLength(3);
  expect(await isMarked(nora!)).toBe(true);
});

test('an agent is put into a queue, and sent to a meal', async () => {
  await lea!.goto('/inbox/todo');
  await lea!.getByRole('button', { name: /^My state/ }).click();
  await lea!.getByRole('menuitem', { name: 'Meeting', exact: true }).click();
  const agents = nora!.getByRole('region', { name: 'Agents' });
  const line = agentLine(nora!, 'Léa Brun');
  await expect(line).toContainText('Meeting');
  const move = async (item: Locator) => {
    await line.getByRole('button', { name: 'Move Léa Brun' }).click();
    await item.click();
  };
  await move(nora!.getByRole('menuitemcheckbox', { name: 'Atelier' }));
  await expect(nora!.getByText('Léa Brun is in the queue Atelier now')).toBeVisible();
  await move(nora!.getByRole('menuitem', { name: 'Meal' }));
  await expect(line).toContainText('Meal');
  await expect(lea!.getByRole('button', { name: /^My state/ })).toHaveText(/Meal/);
  const { entries } = (await (await admin!.request.get('/api/audit')).json()) as {
    entries: { action: string }[];
  };
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['queue.member-added', 'agent.moved']));
  await move(nora!.getByRole('menuitem', { name: 'Go off duty' }));
  await expect(agents).toContainText('Nobody is on duty');
});

test('an agent sees no board, and a day of his own', async () => {
  await lea!.getByRole('link', { name: 'My day' }).click();
  await expect(lea!.getByRole('region', { name: 'My time' })).toContainText('Meal');
  await expect(lea!.getByText('No follow-up to do')).toBeVisible();
  await expect(lea!.getByRole('link', { name: 'Wallboard' })).toHaveCount(0);
  for (const path of ['/wallboard', '/wallboard/screen']) {
    await lea!.goto(path);
    await expect(lea!.getByText('Nothing at this address')).toBeVisible();
  }
  expect((await lea!.request.get('/api/wallboard')).status()).toBe(403);
  expect((await lea!.request.get('/api/wallboard/waiting/contacts')).status()).toBe(403);
});

test('the screen on the wall moves with a chat', async ({ browser }) => {
  const wall = await openDesk(browser, 'supervisor', { viewport: { width: 1920, height: 1080 } });
  await wall.goto('/wallboard/screen');
  await expect(wall.getByRole('table', { name: 'Queues' })).toBeVisible();
  const agent = await openDesk(browser, 'agent');
  await goReady(agent);
  let visitor: Visitor | undefined;
  try {
    visitor = await visitShop(browser);
    await beginChat(visitor.page, 'Is the board watching?', { name: 'Rose Colin' });
    const chat = wall.getByRole('button', { name: /^\d+\s+Waiting, .* · Chat/ }).filter({ hasNotText: /^0/ });
    await expect(chat).toHaveCount(1);
    const before = await numberOf(chat);
    const conversationId = await takeChat(agent, 'Is the board watching?');
    const row = wall.getByRole('row').filter({ has: wall.getByRole('button', { name: /Waiting, .* · Chat/ }) });
    await expect.poll(() => numberOf(row.getByRole('button', { name: /Waiting, / }).first())).toBeLessThan(before);
    const line = wall.getByRole('region', { name: 'Agents' }).getByRole('listitem').filter({ hasText: '1 chat' });
    await expect(line).toHaveCount(1);
    await endChat(agent, conversationId);
    await expect(line).toHaveCount(0);
  } finally {
    await goOffDuty(agent);
    for (const context of [visitor?.context, agent.context(), wall.context()]) await context?.close();
  }
});
