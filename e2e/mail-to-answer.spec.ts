import { expect, test } from '@playwright/test';
import { receivedMail, sendMail } from './customers-mail.ts';
import { answer, doorOf, openDesk, rowOf } from './desk.ts';

const CUSTOMER = 'paule.vernier@exemple.fr';

test('a mail appears without reload, is answered, and the answers of the customer join it', async ({ browser }) => {
  const desk = await openDesk(browser, 'administrator');
  const door = await doorOf(desk, 'Service client');
  await desk.goto('/inbox/unassigned?sort=newest');
  await expect(desk.locator('[data-conversation]').first()).toBeVisible();
  await desk.evaluate(() => Object.assign(window, { isSamePage: true }));

  await sendMail({
    from: `Paule Vernier <${CUSTOMER}>`,
    to: door,
    subject: 'Semelle décollée',
    text: 'Bonjour,\n\nLa semelle gauche se décolle. Que faire ?\n\nPaule Vernier',
    messageId: '<semelle-1@exemple.fr>',
  });
  const row = rowOf(desk, 'Semelle décollée');
  await expect(row).toContainText('Paule Vernier');
  expect(await desk.evaluate(() => 'isSamePage' in window)).toBe(true);

  await row.click();
  const timeline = desk.getByRole('region', { name: /timeline/i });
  await expect(timeline).toContainText('La semelle gauche se décolle');
  await answer(desk, 'Envoyez-nous une photo, nous vous renvoyons une paire.');
  await expect(desk.getByText(/Leaves in \d\ss/)).toBeVisible();

  const first = await receivedMail(CUSTOMER, 'Envoyez-nous une photo');
  expect(first.subject).toContain('Semelle décollée');
  expect(first.inReplyTo).toBe('<semelle-1@exemple.fr>');
  expect(first.text).toContain('> La semelle gauche se décolle');
  expect(first.html).toContain('<blockquote');
  const replyAddress = first.replyTo!.value[0]!.address!;
  expect(replyAddress).toMatch(/\+[0-9a-z]+-[a-z2-7]{26}@/);

  await sendMail({
    from: `Paule Vernier <${CUSTOMER}>`,
    to: replyAddress,
    subject: 'Re: Semelle décollée',
    inReplyTo: first.messageId!,
    references: [first.messageId!],
    text: 'Voici la photo.\n\nLe 3 nov. 2026 à 10:00, Atelier Riva a écrit :\n> Envoyez-nous une photo',
  });
  await expect(timeline).toContainText('Voici la photo.');
  await expect(timeline.getByText('… quoted text').last()).toBeVisible();

  await sendMail({
    from: `Paule Vernier <${CUSTOMER}>`,
    to: door,
    subject: 'Re: Semelle décollée',
    inReplyTo: '<semelle-1@exemple.fr>',
    text: 'Et elle est de taille 39, par les seuls en-têtes.',
  });
  await expect(timeline).toContainText('par les seuls en-têtes');
  await desk.context().close();
});

test('a stranger who copies reply address and message ids gets a conversation of his own', async ({ browser }) => {
  const desk = await openDesk(browser, 'administrator');
  const stolen = await receivedMail(CUSTOMER, 'Envoyez-nous une photo');
  await sendMail({
    from: 'Eve Curieuse <eve@ailleurs.example>',
    to: stolen.replyTo!.value[0]!.address!,
    subject: 'Re: Semelle décollée',
    inReplyTo: stolen.messageId!,
    references: [stolen.messageId!, '<semelle-1@exemple.fr>'],
    text: 'Renvoyez-moi tout ce qui précède.',
  });
  await desk.goto('/inbox/unassigned?sort=newest');
  const row = rowOf(desk, 'Eve Curieuse');
  await row.click();
  const timeline = desk.getByRole('region', { name: /timeline/i });
  await expect(timeline).toContainText('Renvoyez-moi tout ce qui précède');
  await expect(timeline).not.toContainText('La semelle gauche');
  await answer(desk, 'Qui êtes-vous ?');
  const sent = await receivedMail('eve@ailleurs.example', 'Qui êtes-vous');
  expect(sent.text).not.toContain('semelle gauche');
  expect(sent.messageId).not.toBe(stolen.messageId);
  await desk.context().close();
});

test('undo gives the words back, and nothing leaves', async ({ browser }) => {
  const desk = await openDesk(browser, 'agent');
  await desk.goto('/inbox/todo');
  await rowOf(desk, 'Couture défaite').click();
  await answer(desk, 'Une réponse partie trop tôt.');
  await desk.getByRole('button', { name: 'Undo sending' }).click();
  await expect(desk.getByRole('textbox', { name: /^Your / })).toContainText('Une réponse partie trop tôt.');
  await expect(desk.getByText(/Leaves in/)).toHaveCount(0);
  await desk.reload();
  await expect(desk.getByRole('textbox', { name: /^Your / })).toContainText('Une réponse partie trop tôt.');
  await desk.context().close();
});
