import { expect, type Locator, type Page } from '@playwright/test';

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'Queues' }).getByRole('row', { name: new RegExp(`^${name}`) });
/** A figure of a queue's channel, which are named `Queue · Channel`. */
export const figureIn = (page: Page, place: string, figure: string): Locator =>
  rowOf(page, place)
    .getByRole('button', { name: new RegExp(`${figure}, ${place}:`) })
    .first();
export const waitingIn = (page: Page, place: string): Locator => figureIn(page, place, 'Waiting');
export const tileOf = (page: Page, figure: string): Locator =>
  page.getByRole('button', { name: new RegExp(`${figure}: `) });
export const numberOf = async (button: Locator): Promise<number> => Number.parseInt((await button.textContent())!, 10);
export const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Contacts behind the figure' });
export const agentLine = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Agents' }).getByRole('listitem').filter({ hasText: name });

/** A figure opens into as many contacts as it says, `who` among them, and is closed again. */
export async function opensInto(page: Page, figure: Locator, count: number, who = ''): Promise<void> {
  await figure.click();
  const panel = panelOf(page);
  const words = count === 0 ? 'no contact' : `${count} contact${count === 1 ? '' : 's'}`;
  await expect(panel.getByText(words, { exact: true })).toBeVisible();
  await expect(panel.getByRole('listitem')).toHaveCount(count);
  if (who) await expect(panel.getByRole('link', { name: who })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
}

/** A page is marked, so that one can tell that it was not loaded again. */
export const mark = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, { isSamePage: true }));
export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'isSamePage' in window);
