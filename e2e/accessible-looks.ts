import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const WIDE = { width: 1440, height: 900 };
/** Each screen is looked at three times where it stands. Of what axe looks for, only contrast depends on the colours. */
export const LOOKS = {
  'light, wide': { colorScheme: 'light', viewport: WIDE },
  'dark, wide': { colorScheme: 'dark', viewport: WIDE, rules: ['color-contrast'] },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
} as const;
/** What is wrong, by screen and look. */
export type Found = Record<string, string[]>;

/** What axe finds wrong with what stands there; with `rules`, only what these look for. */
export async function violations(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  // A colour read halfway through a fade is no colour of ours; the widget's root takes no style from the page.
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  // Of what is right nobody reads the details, and making them takes as long as looking.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
/** What is wrong with the screen that is open, in each look; `part` is what it is about, and stands there in all of them. */
export async function look(page: Page, found: Found, name: string, part = page.locator('body')): Promise<void> {
  for (const [lookName, { colorScheme, viewport, ...only }] of Object.entries(LOOKS)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(part).toBeVisible();
    found[`${name}, ${lookName}`] = await violations(page, 'rules' in only ? only.rules : null);
  }
  await page.setViewportSize(WIDE);
}

export const expectNone = (found: Found): void =>
  expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length))).toEqual({});

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** A page that stands at an address. */
export async function visit(page: Page, found: Found, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
  await look(page, found, path);
}
