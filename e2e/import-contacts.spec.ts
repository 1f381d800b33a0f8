import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { foundCompany } from './company.ts';
import { openDesk } from './desk.ts';

const ADMIN = 'ines@past.guichet.test';
const FILE = [
  'Jour;File;Résultat;Attente;Durée de traitement',
  '02/03/2026 09:15;Ventes;Traité;00:12;05:00',
  '02/03/2026 09:20;Ventes;Servi;00:48;03:00',
  '02/03/2026 09:25;Ventes;Abandonné;00:40;',
  '02/03/2026 09:30;Ventes;Abandonné;=1+1;',
].join('\r\n');

const choose = (page: Page, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name: 'past.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

async function importAgain(page: Page): Promise<void> {
  await page.goto('/admin/imports');
  await choose(page, FILE);
  await expect(page.getByRole('region', { name: 'First lines' })).toContainText('02/03/2026 09:15');
  await page.getByRole('combobox', { name: 'Arrival' }).click();
  await page.getByRole('option', { name: 'Jour' }).click();
  await page.getByLabel('Create queues that do not exist yet').check();
  await page.getByLabel('Answered', { exact: true }).fill('Servi');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Import' }).click();
}

test('an administrator takes past contacts from a file, sees figures and refused lines, and nothing twice', async ({
  browser,
}, info) => {
  await foundCompany('Faïence d’avant', 'Inès Caron', ADMIN);
  const page = await openDesk(browser, ADMIN);
  await page.goto('/admin/imports');
  await choose(page, 'PK\u0003\u0000');
  await expect(page.getByText('It is no CSV file')).toBeVisible();

  await importAgain(page);
  await expect(page.getByText('New 3 · Already there 0 · Refused 1')).toBeVisible();
  const figures = page.getByRole('region', { name: 'Figures of these contacts' });
  // Answered within 30 s: one of two, and one gave up; (12 + 48) / 2 s; (5 + 3) / 2 min.
  await expect(figures.getByRole('row', { name: /^Ventes/ })).toContainText(
    /3\s*2\s*1\s*33\.3%\s*66\.7%\s*0:30\s*33\.3%\s*4:00/,
  );
  await expect(page.getByRole('region', { name: 'Refused lines' })).toContainText(/5\s*Wait\s*Cannot be read\s*=1\+1/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download refused lines' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain("5,wait,unreadable,'=1+1");
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('import.png'), fullPage: true });

  await importAgain(page);
  await expect(page.getByText('New 0 · Already there 3 · Refused 1')).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);

  await page.context().close();
});
