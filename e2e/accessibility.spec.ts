import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { goOffDuty, goReady } from './chat-agent.ts';
import { openDesk, rowOf } from './desk.ts';
import { beginChat, visitShop } from './shop.ts';

const WIDE = { width: 1440, height: 900 };
/** Each screen is looked at three times where it stands. Of what axe looks for, only contrast depends on the colours. */
const LOOKS = {
  'light, wide': { colorScheme: 'light', viewport: WIDE },
  'dark, wide': { colorScheme: 'dark', viewport: WIDE, rules: ['color-contrast'] },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;
type Found = Record<string, string[]>;
const SCREENS = [
  '/inbox/todo',
  '/inbox/follow-ups',
  '/inbox/all',
  '/search?q=colis',
  '/search?q=nothingatall',
  '/customers',
  '/macros',
  '/profile',
  '/admin/users',
  '/admin/teams',
  '/admin/inboxes',
  '/admin/mailboxes',
  '/admin/mailboxes/new',
  '/admin/quarantine',
  '/admin/outbox',
  '/admin/audit',
  '/admin/sites',
  '/admin/sites/new',
  '/chats',
  '/nowhere',
];
const ROUTING_SCREENS = [
  '/admin/queues',
  '/admin/queues/new',
  '/admin/rules',
  '/admin/rules/new',
  '/admin/agents',
  '/admin/skills',
  '/admin/reasons',
  '/admin/dispositions',
  '/admin/calendars',
  '/admin/calendars/new',
];

async function violations(page: Page, rules: readonly string[] | null): Promise<string[]> {
  // A colour read halfway through a fade is no colour of ours.
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations: found } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** What is wrong with the screen that is open, in each look; `part` is what it is about, and stands there in all of them. */
async function look(page: Page, found: Found, name: string, part = page.locator('body')): Promise<void> {
  for (const [lookName, { colorScheme, viewport, ...only }] of Object.entries(LOOKS)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(part).toBeVisible();
    found[`${name}, ${lookName}`] = await violations(page, 'rules' in only ? only.rules : null);
  }
  await page.setViewportSize(WIDE);
}

const expectNone = (found: Found): void =>
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length))).toEqual({});

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Forms that a button opens, with what it is called. */
const DRAWERS: Record<string, string> = {
  '/admin/agents': 'Edit Sarah Arnaud',
  '/admin/skills': 'New skill',
  '/admin/reasons': 'New reason',
  '/admin/dispositions': 'New disposition',
};

async function openEverything(page: Page): Promise<void> {
  const folded = page.getByRole('button', { name: /^Change: / });
  while (await folded.count()) await folded.first().click();
}

/** What routing shows beside its lists: a queue, its folded settings, the forms of the drawers, and the reasons of a choice. */
async function visitRouting(desk: Page, found: Found): Promise<void> {
  const { queues } = (await (await desk.request.get('/api/queues')).json()) as {
    queues: { id: string; name: string }[];
  };
  const international = queues.find(({ name }) => name === 'International')!;
  await visit(desk, found, `/queue/${international.id}`);
  await visit(desk, found, `/admin/queues/${international.id}`);
  await openEverything(desk);
  await look(desk, found, 'queue, unfolded');
  for (const [path, button] of Object.entries(DRAWERS)) {
    await desk.goto(path);
    await settled(desk);
    await desk.getByRole('button', { name: button }).first().click();
    await look(desk, found, `${path}, form`, desk.getByRole('dialog'));
  }
  await desk.goto('/admin/rules');
  await desk.getByRole('link', { name: 'Factures' }).click();
  await desk.getByRole('button', { name: 'Try on past conversations' }).click();
  await look(desk, found, 'rule, tried', desk.getByText(/conversations match/));
  await desk.goto('/admin/calendars');
  await desk.getByRole('link', { name: 'Boutique', exact: true }).click();
  await settled(desk);
  await look(desk, found, 'calendar');
  await desk.goto('/inbox/todo');
  await desk.getByRole('button', { name: /^My state/ }).click();
  await look(desk, found, 'state menu', desk.getByRole('menuitem', { name: 'Ready', exact: true }));
}

/** Why a conversation is where it is, and to whom it can be passed. */
async function visitWork(desk: Page, found: Found): Promise<void> {
  await desk.goto('/inbox/all');
  await rowOf(desk, 'Parcel left in the rain').click();
  await expect(desk.getByRole('button', { name: 'Transfer to a queue or an agent' })).toBeVisible();
  await desk.keyboard.press('t');
  await look(desk, found, 'transfer menu', desk.getByRole('option', { name: 'Service client' }));
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: 'Why here?' }).click();
  await look(desk, found, 'why here', desk.getByRole('dialog').getByRole('article'));
}

async function visit(page: Page, found: Found, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  await look(page, found, path);
}

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

test('no screen has an accessibility violation', async ({ browser }) => {
  test.setTimeout(600_000);
  const found: Found = {};
  const context = await browser.newContext({ baseURL: process.env.E2E_URL!, locale: 'en-GB', viewport: WIDE });
  const out = await context.newPage();
  for (const path of ['/log-in', '/forgotten', '/access/none']) {
    await out.goto(path);
    await out.waitForLoadState('networkidle');
    await look(out, found, path);
  }
  await context.close();

  const desk = await openDesk(browser, 'administrator');
  for (const path of SCREENS) await visit(desk, found, path);
  await desk.goto('/inbox/all');
  await rowOf(desk, 'Commande 58 214').click();
  await settled(desk);
  await look(desk, found, 'conversation', desk.getByRole('textbox', { name: /^Your / }));
  await desk.keyboard.press('Control+k');
  await look(desk, found, 'command bar', desk.getByRole('dialog'));
  await desk.context().close();
  expectNone(found);
});

test('no screen of chat has an accessibility violation', async ({ browser }) => {
  test.setTimeout(300_000);
  const found: Found = {};
  const desk = await openDesk(browser, 'administrator');
  await visitChats(browser, desk, found);
  await desk.context().close();
  expectNone(found);
});

test('no screen of routing has an accessibility violation', async ({ browser }) => {
  test.setTimeout(600_000);
  const found: Found = {};
  const desk = await openDesk(browser, 'administrator');
  for (const path of ROUTING_SCREENS) await visit(desk, found, path);
  await visitRouting(desk, found);
  await visitWork(desk, found);
  await desk.context().close();
  expectNone(found);
});
