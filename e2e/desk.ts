import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { giveVoice } from './voices.ts';

export const ACCOUNTS = {
  agent: 'agent@demo.guichet.test',
  supervisor: 'supervisor@demo.guichet.test',
  administrator: 'admin@demo.guichet.test',
} as const;

/** Of the demo shop, or by the address of somebody elsewhere. */
export type Account = keyof typeof ACCOUNTS | `${string}@${string}`;

export interface Look {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** The tone it speaks with instead of a voice. */
  hertz?: number;
}

/** A fresh browser profile at the desk in English, logged in through the form. */
export async function openDesk(browser: Browser, who: Account, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL!,
    locale: 'en-GB',
    colorScheme: look.colorScheme ?? 'light',
    viewport: look.viewport ?? { width: 1440, height: 900 },
  });
  if (look.hertz) await giveVoice(context, look.hertz);
  const page = await context.newPage();
  await page.goto('/log-in');
  await page.getByLabel('E-mail address').fill(who in ACCOUNTS ? ACCOUNTS[who as keyof typeof ACCOUNTS] : who);
  await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD!);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page).toHaveURL(/\/inbox\//);
  await speakEnglish(page);
  return page;
}

/** The demo's people are French; the journeys read English. */
async function speakEnglish(page: Page): Promise<void> {
  const response = await page.request.patch('/api/me', { data: { locale: 'en' } });
  expect(response.ok()).toBe(true);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
}

/** The address of an inbox's door, as its page shows it. */
export async function doorOf(page: Page, inboxName: string): Promise<string> {
  const response = await page.request.get('/api/admin/inboxes');
  const { inboxes } = (await response.json()) as { inboxes: { name: string; forwardingAddress: string }[] };
  return inboxes.find((inbox) => inbox.name === inboxName)!.forwardingAddress;
}

export const rowOf = (page: Page, words: string): Locator =>
  page.locator('[data-conversation]').filter({ hasText: words }).first();

/** Writes an answer in the open conversation and sends it. */
export async function answer(page: Page, text: string, tab = 'Reply'): Promise<void> {
  await page.getByRole('group', { name: 'Kind of message' }).getByRole('button', { name: tab, exact: true }).click();
  const editor = page.getByRole('textbox', { name: /^Your / });
  await editor.click();
  await page.keyboard.insertText(text);
  await page
    .getByRole('button', { name: /^Send(?! and)/ })
    .first()
    .click();
}
