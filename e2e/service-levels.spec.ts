import { expect, test } from '@playwright/test';
import { foundCompany } from './company.ts';
import { sendMail } from './customers-mail.ts';
import { doorOf, openDesk, rowOf } from './desk.ts';

const ADMIN = 'alix@promesses.test';

test.beforeAll(() => foundCompany('Atelier Promesses', 'Alix Brun', ADMIN));

test('what an administrator promises is counted, warned of, and told when it is broken', async ({ browser }) => {
  const desk = await openDesk(browser, ADMIN);
  const made = await desk.request.post('/api/admin/inboxes', {
    data: { name: 'Contact', address: 'contact@promesses.test' },
  });
  expect(made.ok(), await made.text()).toBe(true);

  await desk.goto('/admin/service-levels');
  await expect(desk.getByText('No service levels yet')).toBeVisible();
  await desk.getByRole('link', { name: 'New service level' }).click();
  await desk.getByLabel('Name').fill('Everybody');
  await desk.getByLabel('First response: unit').selectOption('s');
  await desk.getByLabel('First response', { exact: true }).fill('24');
  await expect(desk.getByText('Every conversation → first response within 24 s')).toBeVisible();
  await desk.getByRole('button', { name: 'Create service level' }).click();
  await expect(desk.getByText('Everybody is created')).toBeVisible();
  await desk.goto('/admin/service-levels');
  await expect(desk.getByRole('list', { name: 'Service levels, in order' })).toContainText('Everybody');

  await desk.goto('/inbox/unassigned');
  await sendMail({
    ...{ from: 'Paule Vernier <paule@exemple.fr>', to: await doorOf(desk, 'Contact'), subject: 'Colis perdu' },
    text: 'Bonjour, mon colis est perdu.',
  });
  const row = rowOf(desk, 'Colis perdu');
  await expect(row).toContainText('Paule Vernier');
  const id = await row.getAttribute('data-conversation');
  const { user } = (await (await desk.request.get('/api/session')).json()) as { user: { id: string } };
  await desk.request.post(`/api/conversations/${id}/assign`, { data: { assigneeId: user.id } });
  await desk.goto(`/inbox/all/${id}`);

  const panel = desk.getByRole('complementary', { name: 'Customer' });
  await expect(panel).toContainText('First response');
  await expect(panel).toContainText('Everybody');
  await expect(desk.getByRole('alert').filter({ hasText: 'First response nearly due' })).toBeVisible();
  const alarm = desk.getByRole('alert').filter({ hasText: 'First response overdue' });
  await expect(alarm).toContainText('Colis perdu', { timeout: 30_000 });
  await expect(panel).toContainText('overdue');
  await expect(desk.getByRole('region', { name: /timeline/i })).toContainText('The first response was promised by');
  await expect(rowOf(desk, 'Colis perdu').getByText(/^overdue/)).toBeVisible({ timeout: 30_000 });
  await expect(rowOf(desk, 'Colis perdu').getByText(/^overdue/)).toHaveAttribute('title', /^Answer promised by/);

  await desk.goto('/inbox/all?promise=broken');
  await expect(rowOf(desk, 'Colis perdu')).toBeVisible();

  // In somebody's hands, and on the board all the same.
  await desk.goto('/wallboard');
  const late = desk.getByRole('button', { name: /^1\s+Promises late: show the contacts/ });
  await late.click();
  const behind = desk.getByRole('complementary', { name: 'Contacts behind the figure' });
  await expect(behind.getByText('1 contact', { exact: true })).toBeVisible();
  await expect(behind.getByRole('listitem')).toContainText('Paule Vernier');
  await expect(behind.getByRole('listitem')).toContainText('answer promised for');
  await desk.context().close();
});

test('a standard becomes the target of queues, and mail has its own', async ({ browser }) => {
  const desk = await openDesk(browser, ADMIN);
  await desk.goto('/admin/service-levels');
  await desk.getByRole('button', { name: 'NF345: apply to queues' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Contact').check();
  await dialog.getByRole('button', { name: 'Apply to queues' }).click();
  await expect(desk.getByText('One queue has the new target')).toBeVisible();
  const { queues } = (await (await desk.request.get('/api/admin/queues')).json()) as {
    queues: { name: string; targetPercent: number; targetSeconds: number }[];
  };
  expect(queues.find(({ name }) => name === 'Contact')).toMatchObject({ targetPercent: 80, targetSeconds: 90 });

  await desk.getByRole('link', { name: 'Prepare the service level' }).click();
  await expect(desk.getByLabel('First response', { exact: true })).toHaveValue('4');
  await desk.getByRole('button', { name: 'Create service level' }).click();
  await expect(desk.getByText('Mail is created')).toBeVisible();
  await desk.context().close();
});
