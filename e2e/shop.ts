import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import type { Look } from './desk.ts';
import { giveVoice } from './voices.ts';

/** A visitor's browser on the demo shop; what its console complains of is collected. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  complaints: string[];
}

export async function visitShop(browser: Browser, path = '/shop/en/', look: Look = {}): Promise<Visitor> {
  const context = await browser.newContext({
    ...{ baseURL: process.env.E2E_URL!, locale: 'en-GB', colorScheme: look.colorScheme ?? 'light' },
    viewport: look.viewport ?? { width: 1280, height: 860 },
  });
  if (look.hertz) await giveVoice(context, look.hertz);
  const complaints: string[] = [];
  context.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(error.error().message));
  const page = await context.newPage();
  await page.goto(path);
  return { context, page, complaints };
}

export const buttonOf = (page: Page): Locator => page.locator('#guichet > .button, #guichet .button').first();
export const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Atelier Riva' });
export const logOf = (page: Page): Locator => panelOf(page).getByRole('log');

const BEGINNING = {
  en: {
    chat: /^Chat/,
    choice: 'Something else',
    name: /^Name/,
    email: /^E-mail/,
    message: 'Your message',
    go: 'Begin',
  },
  fr: {
    ...{ chat: /^Discuter/, choice: 'Autre question', name: /^Nom/, email: /^Adresse e-mail/ },
    ...{ message: 'Votre message', go: 'Commencer' },
  },
};

/** From the button to the first message, by the menu's last choice. */
export async function beginChat(
  page: Page,
  text: string,
  given: { name?: string; email?: string; language?: keyof typeof BEGINNING } = {},
): Promise<void> {
  const words = BEGINNING[given.language ?? 'en'];
  await buttonOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: words.chat }).click();
  await panel.getByRole('button', { name: words.choice }).click();
  if (given.name) await panel.getByLabel(words.name).fill(given.name);
  if (given.email) await panel.getByLabel(words.email).fill(given.email);
  await panel.getByLabel(words.message).fill(text);
  await panel.getByRole('button', { name: words.go }).click();
  await expect(logOf(page)).toContainText(text);
}

/** From the button to the microphone that hears, by the menu's last choice. */
export async function prepareCall(page: Page, name = 'Rose Petit'): Promise<Locator> {
  await buttonOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /^Call from here/ }).click();
  await panel.getByRole('button', { name: 'Something else' }).click();
  await panel.getByLabel(/^Name/).fill(name);
  await panel.getByRole('button', { name: 'Go on' }).click();
  // Where it is allowed already nothing is to be pressed: the button becomes the one that calls by itself.
  const isAllowed = await page.evaluate(
    async () => (await navigator.permissions.query({ name: 'microphone' as PermissionName })).state === 'granted',
  );
  if (!isAllowed) await panel.getByRole('button', { name: 'Allow the microphone' }).click();
  return panel;
}
export async function beginCall(page: Page, name?: string): Promise<Locator> {
  const panel = await prepareCall(page, name);
  await expect(panel.getByText('We can hear you.')).toBeVisible();
  await panel.getByRole('button', { name: 'Call from here' }).click();
  await expect(panel.getByRole('status').filter({ hasText: /in the queue|hold the line|next/ })).toBeVisible();
  return panel;
}

/** From the button to the form for a number, by the menu's last choice. */
export async function openCallback(page: Page): Promise<Locator> {
  await buttonOf(page).click();
  const panel = panelOf(page);
  await panel.getByRole('button', { name: /^Be called/ }).click();
  await panel.getByRole('button', { name: 'Something else' }).click();
  return panel;
}
/** Fills the open form in and sends it; answers when the number is noted. */
export async function leaveNumber(panel: Locator, number: string, name: string, email = ''): Promise<void> {
  await panel.getByLabel('Telephone number').fill(number);
  await panel.getByLabel(/^Name/).fill(name);
  if (email) await panel.getByLabel(/^E-mail/).fill(email);
  await panel.getByRole('checkbox').check();
  await panel.getByRole('button', { name: /^Call me/ }).click();
  await expect(panel.getByRole('status').filter({ hasText: /We will call you on/ })).toBeVisible();
}

export async function write(page: Page, text: string): Promise<void> {
  await panelOf(page).getByRole('textbox', { name: 'Your message' }).fill(text);
  await page.keyboard.press('Enter');
}

/** What the visitor reads, from top to bottom, without times and marks. */
export const words = (page: Page): Promise<string[]> => logOf(page).locator('.bubble > p').allTextContents();
