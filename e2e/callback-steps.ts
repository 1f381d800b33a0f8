import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { answerOf, cardOf, post } from './call-steps.ts';
import { giveVoice } from './voices.ts';

export const callbackCard = (desk: Page): Locator => desk.getByRole('region', { name: 'Call-back', exact: true });

export async function takeCallback(desk: Page, name: string): Promise<void> {
  await expect(cardOf(desk, name)).toBeVisible({ timeout: 40_000 });
  await cardOf(desk, name).getByRole('button', { name: 'Take' }).click();
}
export const callNow = (desk: Page): Promise<void> =>
  callbackCard(desk).getByRole('link', { name: 'Call now' }).click();

/** No telephone is there to take `tel:` links. */
export const takeNoLinks = (desk: Page): Promise<unknown> =>
  desk.addInitScript(() =>
    addEventListener(
      'click',
      (event) => (event.target as Element).closest('a[href^="tel:"]') && event.preventDefault(),
      true,
    ),
  );

/** Says how the shop calls back; answers what was said before. */
export async function setCallbacks(admin: Page, settings: object): Promise<object> {
  const { sites } = await answerOf<{ sites: { id: string; callbackQueueId: string | null }[] }>(
    await admin.request.get('/api/admin/sites'),
  );
  const path = `/api/admin/sites/${sites.find((site) => site.callbackQueueId)!.id}/callbacks`;
  const { measured: _, ...before } = await answerOf<{ measured: object }>(await admin.request.get(path));
  await answerOf(await admin.request.patch(path, { data: settings }));
  return before;
}

/** A demo telephone, switched off, that speaks with a tone. */
export async function newPhone(browser: Browser, hertz: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: process.env.E2E_URL!, locale: 'en-GB' });
  await giveVoice(context, hertz);
  const phone = await context.newPage();
  await phone.goto('/phone');
  return phone;
}
export async function switchOn(phone: Page, number: string): Promise<void> {
  await phone.getByLabel('Your number').fill(number);
  await phone.getByRole('button', { name: 'Switch on' }).click();
  await expect(phone.getByRole('status')).toHaveText('Waiting for a call');
}
