import { expect, type Locator, type Page, test } from '@playwright/test';
import { bringIn, foundCompany } from './company.ts';
import { sendMail } from './customers-mail.ts';
import { answer, doorOf, openDesk, rowOf } from './desk.ts';

const ADMIN = 'ada@lutherie.guichet.test';
const LEA = 'lea@lutherie.guichet.test';
const HUGO = 'hugo@lutherie.guichet.test';
const NORA = 'nora@lutherie.guichet.test';

let [admin, lea, hugo, nora]: Page[] = [];
let door: string;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  await foundCompany('Lutherie Vidal', 'Ada Vidal', ADMIN);
  admin = await openDesk(browser, ADMIN);
  const inbox = { name: 'Comptoir', address: 'bonjour@lutherie.example' };
  expect((await admin.request.post('/api/admin/inboxes', { data: inbox })).ok()).toBe(true);
  door = await doorOf(admin, 'Comptoir');
  await bringIn(admin, 'Léa Brun', LEA, 'agent');
  await bringIn(admin, 'Hugo Petit', HUGO, 'agent');
  await bringIn(admin, 'Nora Faure', NORA, 'supervisor');
  nora = await openDesk(browser, NORA);
  lea = await openDesk(browser, LEA);
  hugo = await openDesk(browser, HUGO);
});
test.afterAll(async () => {
  for (const page of [admin, lea, hugo, nora]) await page?.context().close();
});

const offersOf = (page: Page): Locator => page.getByRole('region', { name: 'Offers' });
const offerOf = (page: Page, name: string): Locator => offersOf(page).getByRole('article', { name });
const stateOf = (page: Page): Locator => page.getByRole('button', { name: /^My state/ });
const timelineOf = (page: Page): Locator => page.getByRole('region', { name: /timeline/i });

async function become(page: Page, state: string): Promise<void> {
  await stateOf(page).click();
  await page.getByRole('menuitem', { name: state, exact: true }).click();
}
const writes = (name: string, subject: string): Promise<void> =>
  sendMail({
    from: `${name} <${name.toLowerCase().replace(' ', '.')}@exemple.fr>`,
    to: door,
    subject,
    text: `Bonjour, une question : ${subject}. ${name}`,
  });

test('where nobody set anything, who goes ready gets what waits', async () => {
  await writes('Paul Morin', 'Chevilles de violon');
  await nora!.goto('/inbox/unassigned');
  await rowOf(nora!, 'Chevilles de violon').click();
  await expect(nora!.getByText('In queue Comptoir · place 1')).toBeVisible();
  await lea!.goto('/inbox/todo');
  await lea!.evaluate(() => Object.assign(window, { isSamePage: true }));
  await become(lea!, 'Ready');
  await expect(stateOf(lea!)).toHaveText(/Ready/);
  await rowOf(lea!, 'Chevilles de violon').click();
  await expect(timelineOf(lea!)).toContainText(/To Comptoir · given to you in \d+/);
  await expect(timelineOf(nora!)).toContainText(/To Comptoir · given to Léa Brun in \d+/);
  expect(await lea!.evaluate(() => 'isSamePage' in window)).toBe(true);
  await lea!.keyboard.press('e');
  await lea!.getByRole('dialog').getByRole('button', { name: 'Resolve' }).click();
  await become(lea!, 'Go off duty');
  await expect(stateOf(lea!)).toHaveText(/Off duty/);
});

test('an administrator sets how a queue gives out mail', async () => {
  await admin!.goto('/admin/queues');
  await admin!.getByRole('table', { name: 'Queues' }).getByRole('link', { name: 'Comptoir', exact: true }).click();
  await admin!.getByRole('button', { name: 'Change: By channel' }).click();
  const mail = admin!.getByRole('group', { name: 'Mail' });
  await mail.getByLabel('Giving').selectOption({ label: 'the agent accepts' });
  await mail.getByLabel('An offer rings for', { exact: true }).fill('8');
  await mail.getByLabel('Wrap-up', { exact: true }).fill('20');
  await admin!.getByRole('button', { name: 'Save the queue' }).click();
  await expect(admin!.getByText('Comptoir is saved')).toBeVisible();

  await admin!.goto('/admin/queues/new');
  await admin!.getByRole('textbox', { name: /^Name/ }).fill('Atelier');
  await admin!.getByRole('radio', { name: /^Chosen people/ }).check();
  await admin!.getByRole('combobox', { name: /^People/ }).click();
  await admin!.getByRole('option', { name: 'Hugo Petit' }).click();
  await admin!.keyboard.press('Escape');
  await admin!.getByRole('button', { name: 'Create the queue' }).click();
  await expect(admin!.getByText('Atelier is created')).toBeVisible();

  await admin!.goto('/admin/agents');
  await admin!.getByRole('button', { name: 'Edit Hugo Petit' }).click();
  await admin!.getByRole('dialog').getByLabel('Mail').fill('1');
  await admin!.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(admin!.getByText('Settings of Hugo Petit are saved')).toBeVisible();
});

test('an offer goes to who is idle longest, refused to the other, and Enter takes it', async () => {
  await become(lea!, 'Ready');
  await expect(stateOf(lea!)).toHaveText(/Ready/);
  await become(hugo!, 'Ready');
  await expect(stateOf(hugo!)).toHaveText(/Ready/);
  await writes('Rose Colin', 'Archet à remécher');
  const offer = offerOf(lea!, 'Rose Colin');
  await expect(offer).toContainText('Mail · Comptoir');
  await expect(offer).toContainText('first contact');
  await expect(offersOf(hugo!)).toHaveCount(0);
  expect(await lea!.evaluate(() => 'isSamePage' in window)).toBe(true);
  await offer.getByRole('button', { name: 'Refuse' }).click();
  await expect(offersOf(lea!)).toHaveCount(0);
  await expect(offerOf(hugo!, 'Rose Colin')).toBeVisible();
  await hugo!.keyboard.press('Enter');
  await expect(timelineOf(hugo!)).toContainText('une question : Archet à remécher');
  await expect(timelineOf(hugo!)).toContainText(/To Comptoir · taken by you in \d+/);
});

test('behind a full agent a mail is told its place and wait', async () => {
  await become(lea!, 'Meal');
  await expect(stateOf(lea!)).toHaveText(/Meal/);
  await writes('Jean Barbe', 'Âme déplacée');
  await nora!.goto('/inbox/unassigned');
  await rowOf(nora!, 'Âme déplacée').click();
  await expect(nora!.getByText(/In queue Comptoir · place 1 · about \d+\smin/)).toBeVisible();
  await nora!.getByRole('link', { name: /^Comptoir/ }).click();
  const waiting = nora!.getByRole('table', { name: 'Waiting' });
  await expect(waiting.getByRole('row', { name: /Jean Barbe/ })).toContainText('Queued');
});

test('what is answered is wrapped up, and its agent is free again', async () => {
  await answer(hugo!, 'Comptez une semaine pour une mèche neuve.');
  const card = offersOf(hugo!).getByRole('form', { name: 'Rose Colin' });
  await expect(card).toContainText('Mail · wrap up');
  await card.getByRole('radio', { name: 'Solved' }).check();
  // Elsewhere on the desk the card has another place; the choice stays made.
  await hugo!.getByRole('link', { name: 'Customers' }).click();
  await expect(hugo!).toHaveURL(/\/customers/);
  await expect(card.getByRole('radio', { name: 'Solved' })).toBeChecked();
  await card.getByRole('button', { name: 'Done' }).click();
  await expect(card).toHaveCount(0);
  // His only place is free: the next one comes at once.
  await expect(offerOf(hugo!, 'Jean Barbe')).toBeVisible();
});

test('an offer nobody hears goes on, and who did not answer is told so', async () => {
  await become(lea!, 'Ready');
  await expect(hugo!.getByRole('alert').filter({ hasText: 'An offer rang unanswered' })).toBeVisible();
  await expect(stateOf(hugo!)).toHaveText(/Not responding/);
  await expect(offerOf(lea!, 'Jean Barbe')).toBeVisible();
  await offerOf(lea!, 'Jean Barbe').getByRole('button', { name: 'Take' }).click();
  await expect(timelineOf(lea!)).toContainText('une question : Âme déplacée');
  await hugo!.getByRole('button', { name: 'Ready again' }).click();
  await expect(stateOf(hugo!)).toHaveText(/Ready/);
});

test('work is passed to the colleague, then to a queue where it waits', async () => {
  await transfer(lea!, 'Hugo Petit');
  await expect(offerOf(hugo!, 'Jean Barbe')).toBeVisible();
  await hugo!.keyboard.press('Enter');
  await expect(timelineOf(hugo!)).toContainText('une question : Âme déplacée');
  await become(lea!, 'Go off duty');
  await transfer(hugo!, 'Atelier');
  // He is its only member, and who has just passed something on does not get it straight back.
  await expect(hugo!.getByText(/In queue Atelier/)).toBeVisible();
  await expect(timelineOf(hugo!)).not.toContainText(/To Atelier/);
});

async function transfer(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: 'Transfer to a queue or an agent' }).click();
  await page.getByRole('option', { name: to }).click();
  await expect(page.getByText(`Transferred to ${to}`)).toBeVisible();
}

test('a supervisor reads why it went where it went', async () => {
  await nora!.goto('/inbox/all');
  await rowOf(nora!, 'Âme déplacée').click();
  await nora!.getByRole('button', { name: 'More actions' }).click();
  await nora!.getByRole('menuitem', { name: 'Why here?' }).click();
  const replay = nora!.getByRole('dialog');
  await expect(replay.getByRole('heading', { name: '1. Comptoir' })).toBeVisible();
  await expect(replay.getByRole('heading', { name: '3. Atelier' })).toBeVisible();
  const first = replay.getByRole('article').first();
  for (const words of [
    'Offered to Hugo Petit',
    'Hugo Petit did not answer',
    'Offered to Léa Brun',
    'Taken by Léa Brun',
  ])
    await expect(first).toContainText(words);
  await expect(first.getByText('chosen by the queue’s order')).toHaveCount(2);
  await expect(first).toContainText(/Told: place 1, about \d+\smin/);
  await expect(replay.getByRole('article').nth(1)).toContainText('chosen by whoever transferred it');
  await nora!.keyboard.press('Escape');
});

test('a pause has its reason and its time, tabs count once, and a closed browser is off duty', async () => {
  await become(hugo!, 'Meeting');
  await expect(stateOf(hugo!)).toHaveText(/Meeting0:0[2-9]/);
  const second = await hugo!.context().newPage();
  await second.goto('/inbox/todo');
  await expect(stateOf(second)).toHaveText(/Meeting/);
  await nora!.getByRole('link', { name: /^Atelier/ }).click();
  const agents = nora!.getByRole('table', { name: 'Agents' });
  const row = agents.getByRole('row', { name: /Hugo Petit/ });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Meeting');
  await hugo!.close();
  await become(second, 'Break');
  await expect(row).toContainText('Break');
  await expect(row).not.toContainText('desk closed');
  await second.context().close();
  await expect(row).toContainText('desk closed');
  await expect(row).toContainText('Off duty', { timeout: 45_000 });
});
