import { expect, type Locator, type Page, test } from '@playwright/test';
import pg from 'pg';
import { violations } from './accessible-looks.ts';
import { foundCompany } from './company.ts';
import { receivedMail } from './customers-mail.ts';
import { openDesk } from './desk.ts';

const ADDRESS = '/reports?period=thirty&by=queue';

/** The counts, row by row. */
const cellsOf = (table: Locator): Promise<string[][]> =>
  table
    .locator('tbody tr')
    .evaluateAll(
      (rows, most) => rows.map((row) => [...row.children].slice(0, most).map((cell) => cell.textContent!)),
      9,
    );

/** The table that can be taken away is the one on the screen. */
async function isSameTable(page: Page): Promise<void> {
  const address = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
  const lines = (await (await page.request.get(address!)).text()).trim().split('\r\n');
  expect(lines[0]).toMatch(
    /^queue,queued,offered,answered,answeredInTarget,abandoned,abandonedShort,overflowed,handled,/,
  );
  expect(lines[0]).toContain('serviceLevel F2');
  const table = page.getByRole('region', { name: 'Table of the report' });
  await expect.poll(() => cellsOf(table)).toEqual(lines.slice(1).map((line) => line.split(',').slice(0, 9)));
}

test('a supervisor sees the period, opens a figure into as many contacts, and takes the same table away', async ({
  browser,
}) => {
  const page = await openDesk(browser, 'supervisor');
  const table = page.getByRole('region', { name: 'Table of the report' });
  await page.goto(ADDRESS);
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await expect(table).toContainText('Service level (F6)');
  await page.getByRole('combobox', { name: 'Service level' }).click();
  await page.getByRole('option', { name: /^F2/ }).click();
  await expect(table).toContainText('Service level (F2)');

  const figure = table.getByRole('button').first();
  const count = (await figure.textContent())!.trim();
  await figure.click();
  const contacts = page.getByRole('dialog');
  await expect(contacts).toContainText(new RegExp(`^\\D*${count} contacts?`, 'm'));
  if (Number(count) <= 50) await expect(contacts.getByRole('listitem')).toHaveCount(Number(count));
  await page.keyboard.press('Escape');

  await isSameTable(page);

  const everything = await cellsOf(table);
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: 'E-mail' }).click();
  await expect.poll(() => cellsOf(table)).not.toEqual(everything);
  await isSameTable(page);
  await page.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'From day to day' }).click();
  await page.getByLabel('First day').fill('2020-01-01');
  await page.getByLabel('Last day').fill('2020-01-31');
  await expect(page.getByText('No contact in this period')).toBeVisible();
  await page.context().close();
});

test('an agent has no reports', async ({ browser }) => {
  const page = await openDesk(browser, 'agent');
  await page.goto(ADDRESS);
  await expect(page.getByRole('link', { name: 'Reports' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Table of the report' })).toHaveCount(0);
  await page.context().close();
});

test('an administrator says how long single contacts are kept, and is asked before they go', async ({ browser }) => {
  const page = await openDesk(browser, 'administrator');
  await page.goto(ADDRESS);
  const months = page.getByLabel('Kept for (months)');
  const kept = async () => (await (await page.request.get('/api/reports/retention')).json()) as { keepMonths: number };
  await expect(months).toHaveValue('');
  await months.fill('120');
  const save = page.getByRole('button', { name: 'Save' }).last();
  await save.click();
  const dialog = page.getByRole('dialog', { name: 'Forget single contacts after 120 months?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  expect((await kept()).keepMonths).toBeNull();
  await save.click();
  await dialog.getByRole('button', { name: 'Forget them' }).click();
  await expect.poll(async () => (await kept()).keepMonths).toBe(120);
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Saved.')).toBeVisible();
  await months.fill('');
  await save.click();
  await expect.poll(async () => (await kept()).keepMonths).toBeNull();
  await page.context().close();
});

for (const size of [
  { width: 1920, height: 1080 },
  { width: 360, height: 740 },
])
  test(`reports can be read at ${size.width} pixels, and on paper`, async ({ browser }, info) => {
    const page = await openDesk(browser, 'administrator');
    await page.setViewportSize(size);
    await page.goto(ADDRESS);
    await expect(page.getByRole('region', { name: 'Table of the report' })).toBeVisible();
    await page.screenshot({ path: info.outputPath('reports.png'), fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation').first()).toBeHidden();
    await expect(page.getByRole('region', { name: 'Table of the report' })).toBeVisible();
    await page.context().close();
  });

const BOSS = 'ines@mailed.guichet.test';

/** Calls of the month before, as a former system would have written them. */
async function takePastCalls(page: Page): Promise<void> {
  const now = new Date();
  const day = (n: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, n, 9, 15)).toISOString();
  const lines = [
    'Arrived;Queue;Outcome;Wait;Handling',
    `${day(3)};Ventes;answered;12;300`,
    `${day(10)};Ventes;answered;48;180`,
    `${day(10)};Retours;abandoned;40;`,
  ];
  const put = await page.request.post('/api/admin/contact-imports?name=past.csv', {
    headers: { 'content-type': 'application/octet-stream' },
    data: Buffer.from(lines.join('\r\n')),
  });
  const { id } = (await put.json()) as { id: string };
  const columns = { arrivedAt: 'Arrived', queue: 'Queue', outcome: 'Outcome', wait: 'Wait', handling: 'Handling' };
  const choices = { columns, zone: 'UTC', channel: 'voice', words: {}, createQueues: true };
  await page.request.post(`/api/admin/contact-imports/${id}/start`, { data: { choices } });
  await expect
    .poll(async () => (await (await page.request.get(`/api/admin/contact-imports/${id}`)).json()) as object, {
      message: 'past calls are taken',
    })
    .toMatchObject({ state: 'done', counts: { taken: 3 } });
}

/** As if its time had come: nobody waits for a month. */
async function itIsTime(): Promise<void> {
  const admin = new pg.Client(process.env.E2E_ADMIN_DATABASE_URL);
  await admin.connect();
  await admin.query(`update report_schedule set next_due_at = now() where name = 'Sales, monthly'`);
  await admin.end();
}

test('a report is sent by mail: the form takes what is on the screen, and the mail brings the same table', async ({
  browser,
}, info) => {
  await foundCompany('Faïence par courrier', 'Inès Caron', BOSS);
  const page = await openDesk(browser, BOSS);
  await takePastCalls(page);
  await page.goto('/reports?period=lastMonth&by=queue&formula=F3');
  const table = page.getByRole('region', { name: 'Table of the report' });
  await expect(table.getByRole('rowheader')).toHaveText([/Ventes|Retours/, /Ventes|Retours/]);
  await page.getByRole('combobox', { name: 'Channel' }).click();
  await page.getByRole('option', { name: 'Call', exact: true }).click();
  await page.getByRole('textbox', { name: 'Target' }).fill('15');
  await expect(table.getByRole('row', { name: /^Ventes/ })).toContainText('50%');
  const shown = await table.innerText();

  await page.getByRole('button', { name: 'Send by mail' }).click();
  const form = page.getByRole('dialog', { name: 'Report by mail' });
  await form.getByRole('textbox', { name: 'Name' }).fill('Sales, monthly');
  await form.getByRole('combobox', { name: 'Mail to' }).click();
  await page.getByRole('option', { name: 'Inès Caron' }).click();
  await page.keyboard.press('Escape');
  await expect(form.getByLabel('How often')).toHaveValue('month');
  expect(await violations(page)).toEqual([]);
  await form.getByRole('button', { name: 'Send it from now on' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Sales, monthly comes by mail from' })).toBeVisible();

  await itIsTime();
  const mail = await receivedMail(BOSS, 'Service level (F3)');
  const address = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
  const exported = await (await page.request.get(address!)).body();
  expect(mail.attachments.map(({ contentType, content }) => [contentType, content.toString()])).toEqual([
    ['text/csv', exported.toString()],
  ]);
  expect(exported.toString()).toContain('serviceLevel F3');
  const [link] = /http\S+\/reports\?\S+/.exec(mail.text!)!;
  await page.goto(link);
  await expect(table).toBeVisible();
  expect(await table.innerText()).toBe(shown);
  const elsewhere = page.getByText('time zone Pacific/Apia, not of yours');
  await expect(elsewhere).toHaveCount(0);
  await page.goto(link.replace(/zone=[^&]+/, 'zone=Pacific%2FApia'));
  await expect(elsewhere).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.goto('/admin/schedules');
  const row = page.getByRole('row', { name: /Sales, monthly/ });
  await expect(row).toContainText('On day 1 of each month at 08:00');
  await expect(row).toContainText(/Sent \w+/);
  await page.screenshot({ path: info.outputPath('schedules.png'), fullPage: true });
  await row.getByRole('button', { name: 'Pause Sales, monthly' }).click();
  await expect(row).toContainText('Paused');
  await row.getByRole('button', { name: 'Delete Sales, monthly?' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No report by mail')).toBeVisible();
  await page.context().close();
});
