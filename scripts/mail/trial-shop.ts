import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Client, createClient, createInbox, createMailbox, type RequestOf } from '@guichet/contracts';
import type { Dovecot, DovecotUser } from './dovecot.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export interface TrialShop {
  tenantId: string;
  inboxId: string;
  mailboxId: string;
  /** At the SMTP door. */
  doorAddress: string;
  call: Client;
}

/** A fresh tenant with an administrator, one inbox and its mailbox, made by the product's own interface. */
export async function openTrialShop(
  database: TrialDatabase,
  app: TrialApp,
  dovecot: Dovecot,
  user: DovecotUser,
  wishes: Partial<RequestOf<typeof createInbox>> = {},
  mailboxWishes: Partial<RequestOf<typeof createMailbox>> = {},
): Promise<TrialShop> {
  const [tenantId, userId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('base64url');
  await database.query('insert into tenant (id, name) values ($1, $2)', [tenantId, 'Trial']);
  await database.query(
    `insert into user_account (tenant_id, id, email, name, role, visibility, status)
     values ($1, $2, 'admin@trial.example', 'Admin', 'administrator', 'all', 'active')`,
    [tenantId, userId],
  );
  await database.query(
    `insert into session (tenant_id, id, user_id, token_hash, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
    [tenantId, sessionId, userId, hash],
  );
  const call = createClient(app.url, { headers: { cookie: `guichet_session=${tenantId}.${token}` } });
  const inbox = await call(createInbox, { name: 'Trial', address: 'desk@trial.example', ...wishes });
  const server = { host: dovecot.host, port: dovecot.port, security: 'none' as const };
  const login = { username: user.name, password: user.password };
  const mailbox = await call(createMailbox, { inboxId: inbox.id, ...server, ...login, ...mailboxWishes });
  return { tenantId, inboxId: inbox.id, mailboxId: mailbox.id, doorAddress: inbox.forwardingAddress, call };
}
