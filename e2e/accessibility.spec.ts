import { expect, type Page, test } from '@playwright/test';
import { expectNone, type Found, look, settled, visit, WIDE } from './accessible-looks.ts';
import { openDesk, rowOf } from './desk.ts';

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
  '/admin/imports',
  '/admin/sites',
  '/admin/sites/new',
  '/chats',
  '/reports',
  '/nowhere',
];
const ROUTING_SCREENS = [
  '/admin/queues',
  '/admin/queues/new',
  '/admin/rules',
  '/admin/rules/new',
  '/admin/service-levels',
  '/admin/service-levels/new',
  '/admin/agents',
  '/admin/skills',
  '/admin/reasons',
  '/admin/dispositions',
  '/admin/calendars',
  '/admin/calendars/new',
  '/admin/trunks',
  '/admin/trunks/new',
];
const SUPERVISOR_SCREENS = [
  ...['/wallboard', '/wallboard?figure=waiting', '/wallboard/screen', '/my-day'],
  ...['/admin/schedules', '/admin/alerts'],
];

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

/** A trunk in its list, and its form. It is gone afterwards: while there is one, no demo telephone rings. */
async function visitTrunks(desk: Page, found: Found): Promise<void> {
  const data = { name: 'Opérateur', host: '127.0.0.1', rates: [{ prefix: '+33', costPerMinute: 20_000 }] };
  const made = (await (await desk.request.post('/api/admin/trunks', { data })).json()) as { id: string };
  await visit(desk, found, '/admin/trunks');
  await visit(desk, found, `/admin/trunks/${made.id}`);
  expect((await desk.request.delete(`/api/admin/trunks/${made.id}`)).ok()).toBe(true);
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

test('no screen of routing has an accessibility violation', async ({ browser }) => {
  test.setTimeout(600_000);
  const found: Found = {};
  const desk = await openDesk(browser, 'administrator');
  for (const path of ROUTING_SCREENS) await visit(desk, found, path);
  await visitRouting(desk, found);
  await visitTrunks(desk, found);
  await visitWork(desk, found);
  await desk.context().close();
  expectNone(found);
});

test('no screen of supervisors has an accessibility violation', async ({ browser }) => {
  test.setTimeout(300_000);
  const found: Found = {};
  const desk = await openDesk(browser, 'supervisor');
  for (const path of SUPERVISOR_SCREENS) await visit(desk, found, path);
  await desk.getByRole('button', { name: 'New alert' }).first().click();
  await look(desk, found, 'alert, form', desk.getByRole('dialog'));
  await desk.goto('/reports');
  await desk.getByRole('button', { name: 'Send by mail' }).click();
  await look(desk, found, 'report by mail, form', desk.getByRole('dialog'));
  await desk.context().close();
  expectNone(found);
});
