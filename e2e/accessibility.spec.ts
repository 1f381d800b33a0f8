import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { goOffDuty, goReady } from './chat-agent.ts';
import { type Look, openDesk, rowOf } from './desk.ts';
import { beginChat, visitShop } from './shop.ts';

const LOOKS: Record<string, Look> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
};
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

async function violations(page: Page): Promise<string[]> {
  // A colour read halfway through a fade is no colour of ours.
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

const expectNone = (found: Record<string, string[]>): void =>
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
async function visitRouting(desk: Page, found: Record<string, string[]>): Promise<void> {
  const { queues } = (await (await desk.request.get('/api/queues')).json()) as {
    queues: { id: string; name: string }[];
  };
  const international = queues.find(({ name }) => name === 'International')!;
  await visit(desk, found, `/queue/${international.id}`);
  await visit(desk, found, `/admin/queues/${international.id}`);
  await openEverything(desk);
  found['queue, unfolded'] = await violations(desk);
  for (const [path, button] of Object.entries(DRAWERS)) {
    await desk.goto(path);
    await settled(desk);
    await desk.getByRole('button', { name: button }).first().click();
    await expect(desk.getByRole('dialog')).toBeVisible();
    found[`${path}, form`] = await violations(desk);
  }
  await desk.goto('/admin/rules');
  await desk.getByRole('link', { name: 'Factures' }).click();
  await desk.getByRole('button', { name: 'Try on past conversations' }).click();
  await expect(desk.getByText(/conversations match/)).toBeVisible();
  found['rule, tried'] = await violations(desk);
  await desk.goto('/admin/calendars');
  await desk.getByRole('link', { name: 'Boutique', exact: true }).click();
  await settled(desk);
  found.calendar = await violations(desk);
  await desk.goto('/inbox/todo');
  await desk.getByRole('button', { name: /^My state/ }).click();
  await expect(desk.getByRole('menuitem', { name: 'Ready', exact: true })).toBeVisible();
  found['state menu'] = await violations(desk);
}

/** Why a conversation is where it is, and to whom it can be passed. */
async function visitWork(desk: Page, found: Record<string, string[]>): Promise<void> {
  await desk.goto('/inbox/all');
  await rowOf(desk, 'Parcel left in the rain').click();
  await expect(desk.getByRole('button', { name: 'Transfer to a queue or an agent' })).toBeVisible();
  await desk.keyboard.press('t');
  await expect(desk.getByRole('option', { name: 'Service client' })).toBeVisible();
  found['transfer menu'] = await violations(desk);
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'More actions' }).click();
  await desk.getByRole('menuitem', { name: 'Why here?' }).click();
  await expect(desk.getByRole('dialog').getByRole('article')).toBeVisible();
  found['why here'] = await violations(desk);
}

async function visit(page: Page, found: Record<string, string[]>, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  found[path] = await violations(page);
}

/** A dialogue with its visitor's record, and a site with everything of it unfolded. */
async function visitChats(browser: Browser, desk: Page, found: Record<string, string[]>, look: string): Promise<void> {
  const visitorName = `Rose, ${look}`;
  await goReady(desk);
  const visitor = await visitShop(browser);
  await beginChat(visitor.page, 'Is it for me?', { name: visitorName });
  await desk.goto('/chats');
  const offer = desk.getByRole('region', { name: 'Offers' }).getByRole('article', { name: visitorName });
  await expect(offer).toContainText('Atelier Riva');
  found['offer of a chat'] = await violations(desk);
  await offer.getByRole('button', { name: 'Take' }).click();
  const dialogue = desk.getByRole('region', { name: `Chat with ${visitorName}` });
  await expect(dialogue.getByRole('textbox', { name: 'Your answer' })).toBeVisible();
  const show = dialogue.getByRole('button', { name: 'Show the customer' });
  found.dialogue = await violations(desk);
  if (await show.isVisible()) await show.click();
  await expect(desk.getByText('Not signed in.')).toBeVisible();
  found.visitor = await violations(desk);
  const conversationId = new URL(desk.url()).pathname.split('/').at(-1);
  expect((await desk.request.post(`/api/conversations/${conversationId}/chat/end`, { data: {} })).ok()).toBe(true);
  await goOffDuty(desk);
  await visitor.context.close();
  await desk.goto('/admin/sites');
  await desk.getByRole('link', { name: 'Atelier Riva', exact: true }).click();
  await settled(desk);
  await desk.getByRole('button', { name: 'Track my order', exact: true }).click();
  await expect(desk.frameLocator('iframe').getByRole('button')).toBeVisible();
  found.site = await violations(desk);
}

for (const [name, look] of Object.entries(LOOKS)) {
  test(`no screen has an accessibility violation: ${name}`, async ({ browser }: { browser: Browser }) => {
    test.setTimeout(600_000);
    const found: Record<string, string[]> = {};
    const context = await browser.newContext({ ...look, baseURL: process.env.E2E_URL!, locale: 'en-GB' });
    const out = await context.newPage();
    for (const path of ['/log-in', '/forgotten', '/access/none']) {
      await out.goto(path);
      await out.waitForLoadState('networkidle');
      found[path] = await violations(out);
    }
    await context.close();

    const desk = await openDesk(browser, 'administrator', look);
    for (const path of SCREENS) await visit(desk, found, path);
    await desk.goto('/inbox/all');
    await rowOf(desk, 'Commande 58 214').click();
    await settled(desk);
    await expect(desk.getByRole('textbox', { name: /^Your / })).toBeVisible();
    found.conversation = await violations(desk);
    await desk.keyboard.press('Control+k');
    await expect(desk.getByRole('dialog')).toBeVisible();
    found['command bar'] = await violations(desk);
    await desk.context().close();
    expectNone(found);
  });

  test(`no screen of chat has an accessibility violation: ${name}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const found: Record<string, string[]> = {};
    const desk = await openDesk(browser, 'administrator', look);
    await visitChats(browser, desk, found, name);
    await desk.context().close();
    expectNone(found);
  });

  test(`no screen of routing has an accessibility violation: ${name}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const found: Record<string, string[]> = {};
    const desk = await openDesk(browser, 'administrator', look);
    for (const path of ROUTING_SCREENS) await visit(desk, found, path);
    await visitRouting(desk, found);
    await visitWork(desk, found);
    await desk.context().close();
    expectNone(found);
  });
}
