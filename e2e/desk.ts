import { type Browser, expect, type Page } from '@playwright/test';

export const ACCOUNTS = {
  agent: 'agent@demo.guichet.test',
  supervisor: 'supervisor@demo.guichet.test',
  administrator: 'admin@demo.guichet.test',
} as const;

export interface Look {
  locale?: 'fr-FR' | 'en-GB';
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
}

/** A fresh browser profile at the desk, logged in through the form. Whatever the page's console complains of fails the journey. */
export async function openDesk(browser: Browser, who: keyof typeof ACCOUNTS, look: Look = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: process.env.E2E_URL!,
    locale: look.locale ?? 'en-GB',
    colorScheme: look.colorScheme ?? 'light',
    viewport: look.viewport ?? { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto('/log-in');
  await page.getByLabel(/e-mail|adresse/i).fill(ACCOUNTS[who]);
  await page.getByLabel(/^(password|mot de passe)/i).fill(process.env.E2E_PASSWORD!);
  await page.getByRole('button', { name: /log in|sign in|se connecter/i }).click();
  await expect(page).toHaveURL(/\/inbox\//);
  return page;
}

/** The address of the demo inbox's door. */
export async function doorOf(page: Page, inboxName: string): Promise<string> {
  const response = await page.request.get('/api/admin/inboxes');
  const { inboxes } = (await response.json()) as { inboxes: { name: string; forwardingAddress: string }[] };
  return inboxes.find((inbox) => inbox.name === inboxName)!.forwardingAddress;
}
