import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
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
    /^\uFEFFqueue,queued,offered,answered,answeredInTarget,abandoned,abandonedShort,overflowed,handled,/,
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
