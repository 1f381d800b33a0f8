import { expect, type Page, test } from '@playwright/test';
import { violations } from './accessible-looks.ts';
import { answerChat, endChat, goOffDuty, goReady, takeChat } from './chat-agent.ts';
import { type Look, openDesk } from './desk.ts';
import { beginChat, buttonOf, panelOf, visitShop } from './shop.ts';

const PAGES = ['', 'shoes/', 'shoes/marina/', 'basket/', 'checkout/', 'thank-you/', 'contact/'];
const LOOKS: Record<string, Look> = {
  'light, wide': { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  'dark, wide': { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  'light, phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  'dark, small phone': { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
};

const fitsIn = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

for (const [name, look] of Object.entries(LOOKS))
  test(`the shop can be used by anybody: ${name}`, async ({ browser }) => {
    const { context, page, complaints } = await visitShop(browser, '/shop/en/', look);
    const found: Record<string, string[]> = {};
    for (const path of PAGES) {
      await page.goto(`/shop/en/${path}`);
      await expect(buttonOf(page)).toBeVisible();
      found[path] = await violations(page);
      expect(await fitsIn(page), `${path} is too wide`).toBe(true);
    }
    await page.goto('/shop/fr/chaussures/');
    found.french = await violations(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length))).toEqual({});
    expect(complaints).toEqual([]);
    await context.close();
  });

const WORDS = {
  en: {
    ...{ chat: /^Chat/, write: /^Write/, choice: 'Choose my size', goOn: 'I still have a question', send: 'Send' },
    ...{ hello: 'Hello, see https://exemple.fr/aide.', end: 'End', rating: 'Did we help you well?' },
  },
  fr: {
    ...{ chat: /^Discuter/, write: /^Écrire/, choice: 'Choisir ma pointure', goOn: 'J’ai encore une question' },
    ...{ send: 'Envoyer', hello: 'Bonjour, voyez https://exemple.fr/aide.', end: 'Terminer' },
    rating: 'Avons-nous bien répondu ?',
  },
};
const WIDGETS = [
  ...Object.entries(LOOKS).map(([name, look]) => ({ name, look, language: 'en' as const })),
  { name: 'in French', look: LOOKS['light, phone'], language: 'fr' as const },
];

for (const { name, look, language } of WIDGETS)
  test(`the widget can be used by anybody: ${name}`, async ({ browser }) => {
    const words = WORDS[language];
    const desk = await openDesk(browser, 'agent');
    await goReady(desk);
    const { context, page } = await visitShop(browser, `/shop/${language}/`, look);
    const found: Record<string, string[]> = {};
    await expect(buttonOf(page)).toHaveText(words.chat);
    await buttonOf(page).click();
    await expect(panelOf(page)).toBeVisible();
    found.home = await violations(page);
    await panelOf(page).getByRole('button', { name: words.write }).click();
    found.menu = await violations(page);
    await panelOf(page).getByRole('button', { name: words.choice }).click();
    found.answer = await violations(page);
    await panelOf(page).getByRole('button', { name: words.goOn }).click();
    await panelOf(page).getByRole('button', { name: words.send }).click();
    found.form = await violations(page);
    await page.keyboard.press('Escape');
    await expect(buttonOf(page)).toBeFocused();
    await page.reload();
    await beginChat(page, 'Hello', { language });
    const conversationId = await takeChat(desk, 'Hello');
    await answerChat(desk, conversationId, words.hello);
    await expect(panelOf(page).getByText('exemple.fr/aide')).toBeVisible();
    found.dialogue = await violations(page);
    await panelOf(page).getByRole('button', { name: words.end, exact: true }).click();
    await panelOf(page).getByRole('button', { name: words.end, exact: true }).click();
    await expect(panelOf(page).getByText(words.rating)).toBeVisible();
    found.ended = await violations(page);
    expect(Object.fromEntries(Object.entries(found).filter(([, list]) => list.length))).toEqual({});
    await endChat(desk, conversationId);
    await goOffDuty(desk);
    await desk.context().close();
    await context.close();
  });

test('the widget comes after the page, moves nothing and breaks nothing', async ({ browser }) => {
  const { context, page, complaints } = await visitShop(browser, '/shop/en/contact/');
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0, long: 0 });
    const watch = (type: string, add: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type, buffered: true });
    const seen = window as unknown as { shift: number; long: number };
    watch('layout-shift', (entry) => (seen.shift += (entry as PerformanceEntry & { value: number }).value));
  });
  const order: string[] = [];
  page.on('request', (request) => order.push(new URL(request.url()).pathname));
  for (const path of ['/shop/en/', '/shop/en/shoes/terrain/', '/shop/en/contact/']) {
    order.length = 0;
    await page.goto(path);
    await expect(buttonOf(page)).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBe(0);
    // Nothing of the panel comes before somebody wants it.
    expect(order.filter((name) => name.startsWith('/widget/'))).toEqual(['/widget/loader.js']);
    const blocking = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry.name.endsWith('/widget/loader.js'))
        .map((entry) => (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus),
    );
    expect(blocking).toEqual(['non-blocking']);
  }
  expect(complaints).toEqual([]);
  await context.close();
});

test('an order goes from the shoe to the thanks, in the language of the page', async ({ browser }) => {
  const { context, page } = await visitShop(browser, '/shop/fr/');
  await page.getByRole('link', { name: 'Voir les chaussures' }).click();
  await page.getByRole('link', { name: /^Terrain/ }).click();
  await page.getByRole('radio', { name: 'cognac' }).check({ force: true });
  await expect(page).toHaveURL(/colour=cognac/);
  await page.getByRole('button', { name: 'Ajouter au panier' }).click();
  await page.getByRole('link', { name: 'Voir le panier' }).click();
  await page.getByRole('button', { name: 'Une de plus, Terrain' }).click();
  await expect(page.getByText('498 €').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('498 €').first()).toBeVisible();
  await page.getByRole('link', { name: 'Passer la commande' }).click();
  await page.getByRole('button', { name: 'Commander' }).click();
  await expect(page.getByRole('alert')).toContainText('À corriger avant d’envoyer : 5');
  await expect(page.getByLabel('Nom')).toBeFocused();
  const values = { Nom: 'Inès Caron', 'Adresse e-mail': 'ines@exemple.fr', 'Rue et numéro': '3 rue Mercière' };
  for (const [label, value] of Object.entries({ ...values, 'Code postal': '69002', Ville: 'Lyon' }))
    await page.getByLabel(label).fill(value);
  await page.getByRole('button', { name: 'Commander' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, votre commande est notée');
  await expect(page.getByText(/^Commande \d{5}$/)).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByText(/^Order \d{5}$/)).toBeVisible();
  await context.close();
});
