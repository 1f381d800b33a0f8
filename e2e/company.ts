import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { receivedMail } from './customers-mail.ts';

type Address = `${string}@${string}`;

/** A company of its own with its first administrator, as the command makes it: what happens there disturbs no other journey. */
export async function foundCompany(tenant: string, name: string, email: Address): Promise<void> {
  const environment = {
    ...process.env,
    DATABASE_URL: process.env.E2E_ADMIN_DATABASE_URL,
    GUICHET_SECRET: process.env.E2E_SECRET,
  };
  const options = ['--tenant', tenant, '--name', name, '--email', email, '--password', process.env.E2E_PASSWORD!];
  await promisify(execFile)(process.execPath, ['scripts/create-admin.ts', ...options], { env: environment });
}

/** Invites somebody, who comes by the link of the mail. */
export async function bringIn(admin: Page, name: string, email: Address, role: 'agent' | 'supervisor'): Promise<void> {
  const invited = await admin.request.post('/api/users', { data: { name, email, role, visibility: 'all' } });
  if (!invited.ok()) throw new Error(await invited.text());
  const mail = await receivedMail(email, '/access/');
  const token = /\/access\/(\S+)/.exec(mail.text!)![1]!;
  const data = { token, password: process.env.E2E_PASSWORD! };
  const answer = await fetch(`${process.env.E2E_URL}/api/access-links/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
