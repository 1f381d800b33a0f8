import { expect, test } from '@playwright/test';
import { sendMail } from './customers-mail.ts';
import { doorOf, openDesk, rowOf } from './desk.ts';

test('colleagues see who looks and who writes, and a change by one does not touch the words of the other', async ({
  browser,
}) => {
  const nadia = await openDesk(browser, 'supervisor');
  const sarah = await openDesk(browser, 'agent');
  await nadia.goto('/inbox/all');
  await sarah.goto('/inbox/all');
  await rowOf(nadia, 'Échange taille 42').click();
  await rowOf(sarah, 'Échange taille 42').click();
  await expect(sarah.getByText('Nadia is looking')).toBeVisible();
  await nadia.getByRole('textbox', { name: /^Your / }).click();
  await nadia.keyboard.type('Je regarde le stock');
  await expect(sarah.getByText('Nadia is writing')).toBeVisible();

  await sarah.getByRole('textbox', { name: /^Your / }).click();
  await sarah.keyboard.type('Mes propres mots');
  await nadia.getByRole('button', { name: 'More actions' }).click();
  await nadia.getByRole('menuitem', { name: /^Waiting on customer/ }).click();
  await expect(sarah.getByText(/Nadia( Roche)? just changed this conversation/)).toBeVisible();
  await expect(sarah.getByRole('textbox', { name: /^Your / })).toContainText('Mes propres mots');
  await expect(sarah.getByText(/Draft kept/)).toBeVisible();
  await sarah.reload();
  await expect(sarah.getByRole('textbox', { name: /^Your / })).toContainText('Mes propres mots');
  await nadia.context().close();
  await sarah.context().close();
});

test('whoever is called in a note is told at once, wherever he is, and led there', async ({ browser }) => {
  const nadia = await openDesk(browser, 'supervisor');
  const sarah = await openDesk(browser, 'agent');
  await sarah.goto('/macros');
  await nadia.goto('/inbox/all');
  await rowOf(nadia, 'Retour accepté').click();
  const kinds = nadia.getByRole('group', { name: 'Kind of message' });
  await kinds.getByRole('button', { name: 'Note', exact: true }).click();
  await nadia.getByRole('textbox', { name: 'Your note' }).click();
  await nadia.keyboard.type('@Sarah');
  await nadia.getByRole('option', { name: /Sarah Arnaud/ }).click();
  await nadia.keyboard.type('peux-tu regarder ?');
  await nadia.getByRole('button', { name: /^Add the note/ }).click();
  await expect(sarah.getByText('Nadia Roche calls you in a note')).toBeVisible();
  await sarah.getByRole('button', { name: 'Open the conversation' }).click();
  await expect(sarah.getByRole('article', { name: /^Note by Nadia/ }).last()).toContainText('peux-tu regarder');
  await nadia.context().close();
  await sarah.context().close();
});

test('a lost line is told, words are kept, and what was missed is there afterwards', async ({ browser }) => {
  const administrator = await openDesk(browser, 'administrator');
  const door = await doorOf(administrator, 'Service client');
  await administrator.context().close();
  const desk = await openDesk(browser, 'supervisor');
  await desk.goto('/inbox/unassigned?sort=newest');
  await rowOf(desk, 'Point relais').click();
  await expect(desk.getByRole('textbox', { name: /^Your / })).toBeVisible();
  await desk.context().setOffline(true);
  await expect(desk.getByText(/^Offline/)).toBeVisible({ timeout: 30_000 });
  await desk.getByRole('textbox', { name: /^Your / }).click();
  await desk.keyboard.type('Écrit dans le tunnel');
  await sendMail({ from: 'absent@exemple.fr', to: door, subject: 'Arrivé pendant la coupure', text: 'Bonjour' });
  await desk.context().setOffline(false);
  await expect(desk.getByText(/^Offline/)).toHaveCount(0, { timeout: 30_000 });
  await expect(rowOf(desk, 'Arrivé pendant la coupure')).toBeVisible();
  await expect(desk.getByRole('textbox', { name: /^Your / })).toContainText('Écrit dans le tunnel');
  await desk.context().close();
});

test('a page whose code the line refuses comes once it gives it', async ({ browser }) => {
  const desk = await openDesk(browser, 'agent');
  let asked = 0;
  await desk
    .context()
    .route('**/assets/macros-page*.js', (route) => ((asked += 1) > 1 ? route.continue() : route.abort()));
  await desk.goto('/inbox/all');
  await desk.getByRole('link', { name: 'Macros' }).click();
  await expect(desk.getByRole('heading', { name: 'Macros' })).toBeVisible();
  expect(asked).toBe(2);
  await desk.context().close();
});

test('the keyboard alone: walk, open, note, snooze, resolve, search', async ({ browser }) => {
  const desk = await openDesk(browser, 'supervisor');
  await desk.goto('/inbox/all');
  await expect(desk.locator('[data-conversation]').first()).toBeVisible();
  await desk.keyboard.press('j');
  await desk.keyboard.press('j');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/\/inbox\/all\/[0-9a-f-]{36}/);
  await expect(desk.getByRole('textbox', { name: 'Your answer' })).toBeVisible();
  await desk.keyboard.press('n');
  await expect(desk.getByRole('textbox', { name: 'Your note' })).toBeFocused();
  await desk.keyboard.type('Une note au clavier e j k');
  await desk.keyboard.press('Control+Enter');
  const timeline = desk.getByRole('region', { name: /timeline/i });
  await expect(timeline.getByRole('article', { name: /^Note by/ }).last()).toContainText('Une note au clavier e j k');
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog')).toBeVisible();
  await desk.keyboard.press('Escape');
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await desk.keyboard.type('Resolved');
  const command = desk.getByRole('dialog').getByText('Resolved', { exact: true });
  await expect(command).toBeVisible();
  await command.click();
  await expect(desk).toHaveURL(/\/inbox\/resolved/);
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await desk.keyboard.press('/');
  await desk.keyboard.type('relais');
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(/\/search\?q=relais/);
  await expect(rowOf(desk, 'Point relais fermé')).toBeVisible();
  // Faster than any screen: all of it before the bar's field can have the focus.
  await desk.evaluate(() => {
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    ['/', ...'colis', 'Enter'].forEach(press);
  });
  await expect(desk).toHaveURL(/\/search\?q=colis/);
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await desk.context().close();
});
