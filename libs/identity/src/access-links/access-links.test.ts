import {
  getSession,
  inspectAccessLink,
  inviteUser,
  logIn,
  redeemAccessLink,
  requestPasswordReset,
  resendInvitation,
  updateProfile,
  updateUser,
} from '@guichet/contracts';
import { eventually, refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityModule } from '../identity.module.ts';

const PASSWORD = 'une girafe sous la pluie de mars';
let app: TestApp;
let count = 0;
beforeAll(async () => {
  app = await startTestApp([IdentityModule], { PUBLIC_URL: 'http://desk.example.test' });
});
afterAll(() => app.stop());

const freshEmail = () => `guest-${(count += 1)}@example.test`;
const inTx = <T>(tenant: string, work: Parameters<TestApp['db']['tx']>[0]) =>
  app.as(tenant, () => app.db.tx(work)) as Promise<T>;
const mailsTo = async (tenant: string, email: string) =>
  app.as(tenant, () =>
    app.db.tx((tx) => tx.localMail.findMany({ where: { to: { has: email } }, orderBy: { id: 'asc' } })),
  );
/** The token of the n-th mail to this address, once it is there. */
async function tokenFor(tenant: string, email: string, n = 1): Promise<string> {
  const mail = await eventually(`mail ${n} to ${email}`, async () => (await mailsTo(tenant, email))[n - 1]);
  return /http:\/\/desk\.example\.test\/access\/(\S+)/.exec(mail.text)![1]!;
}
async function invited() {
  const tenant = await app.tenant('Papeterie Roche');
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const email = freshEmail();
  const user = await admin.call(inviteUser, { email, name: 'Karim Benali', role: 'supervisor', teamIds: [] });
  return { tenant, admin, email, user, token: await tokenFor(tenant, email) };
}
async function member() {
  const { tenant, admin, email, user, token } = await invited();
  await app.call(redeemAccessLink, { token, password: PASSWORD });
  return { tenant, admin, email, user };
}

async function tryAtOnce(token: string): Promise<string[]> {
  const enter = () =>
    app.call(redeemAccessLink, { token, password: PASSWORD }).then(
      () => 'in',
      (error: { code: string }) => error.code,
    );
  return (await Promise.all([enter(), enter(), enter()])).sort();
}

describe('an invitation', () => {
  it('is mailed, shown without being used up, and opens a session with the password chosen', async () => {
    const { tenant, email, user, token } = await invited();
    expect(user).toMatchObject({ email, status: 'invited', role: 'supervisor', visibility: 'team' });
    const [mail] = await mailsTo(tenant, email);
    expect(mail).toMatchObject({ subject: 'Votre accès à Guichet – Papeterie Roche' });
    expect(mail!.text).toContain('Papeterie Roche vous ouvre un accès à Guichet, son espace de travail.');
    const shown = { purpose: 'invitation', email, name: 'Karim Benali', tenantName: 'Papeterie Roche' };
    for (const _ of [1, 2]) expect(await app.call(inspectAccessLink, { token })).toEqual(shown);
    const response = await fetch(`${app.url}/api/access-links/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: PASSWORD, name: 'Karim B.' }),
    });
    expect(response.status).toBe(200);
    const cookie = response.headers.get('set-cookie')!.split(';')[0]!;
    const session = await app.withCookie(cookie)(getSession, {});
    expect(session.user).toMatchObject({ id: user.id, name: 'Karim B.', status: 'active' });
    expect((await app.call(logIn, { email, password: PASSWORD })).user.id).toBe(user.id);
  });

  it('is written in the language of whoever invites', async () => {
    const { tenant, admin } = await invited();
    await admin.call(updateProfile, { locale: 'en' });
    const email = freshEmail();
    await admin.call(inviteUser, { email, name: 'John', role: 'agent' });
    await tokenFor(tenant, email);
    const [mail] = await mailsTo(tenant, email);
    expect(mail!.subject).toBe('Your access to Guichet – Papeterie Roche');
    expect(mail!.text).toContain('Papeterie Roche has given you access to Guichet, its desk.');
  });

  it('keeps neither the token nor the password in the database, nor in the queue', async () => {
    const { tenant, token } = await invited();
    const secret = token.split('.')[1]!;
    const [link] = await app.as(tenant, () => app.db.tx((tx) => tx.accessLink.findMany()));
    expect(JSON.stringify(link)).not.toContain(secret);
    expect(secret.length).toBe(43);
  });

  it('opens once, also for two who come at the same time', async () => {
    const { token } = await invited();
    expect(await tryAtOnce(token)).toEqual(['in', 'link_expired', 'link_expired']);
    expect(await refusalCode(app.call(inspectAccessLink, { token }))).toBe('link_expired');
  });

  it.each([
    ['weak_password', 'too short'],
    ['common_password', 'KarimBenali12345'],
  ])('is not used up by a password refused as %s', async (code, password) => {
    const { token } = await invited();
    expect(await refusalCode(app.call(redeemAccessLink, { token, password }))).toBe(code);
    await app.call(redeemAccessLink, { token, password: PASSWORD });
  });

  it('ends after seven days, when a newer one is sent, when the person is disabled, and in another tenant', async () => {
    const { tenant, admin, email, user, token } = await invited();
    await admin.call(resendInvitation, { userId: user.id });
    const second = await tokenFor(tenant, email, 2);
    expect(await refusalCode(app.call(inspectAccessLink, { token }))).toBe('link_expired');
    await app.call(inspectAccessLink, { token: second });
    const elsewhere = second.replace(/^[^.]+/, await app.tenant());
    expect(await refusalCode(app.call(inspectAccessLink, { token: elsewhere }))).toBe('link_expired');
    await inTx(tenant, (tx) => tx.accessLink.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } }));
    const expired = await refusal(app.call(redeemAccessLink, { token: second, password: PASSWORD }));
    expect([expired.code, expired.status]).toEqual(['link_expired', 404]);
    await admin.call(resendInvitation, { userId: user.id });
    const third = await tokenFor(tenant, email, 3);
    await admin.call(updateUser, { userId: user.id, status: 'disabled' });
    expect(await refusalCode(app.call(redeemAccessLink, { token: third, password: PASSWORD }))).toBe('link_expired');
    expect((await admin.call(updateUser, { userId: user.id, status: 'active' })).status).toBe('invited');
  });

  it('is not sent again to someone who has joined', async () => {
    const { admin, user } = await member();
    expect(await refusalCode(admin.call(resendInvitation, { userId: user.id }))).toBe('conflict');
  });

  it.each([['nonsense'], [''], ["' or 1=1"], [`${'0'.repeat(8)}.x`]])('with the token %j is expired', async (token) => {
    expect(await refusalCode(app.call(inspectAccessLink, { token }))).toBe('link_expired');
  });
});

describe('a password reset', () => {
  it('is mailed in the person’s language, sets the password, and ends all other sessions', async () => {
    const { tenant, email, user } = await member();
    await inTx(tenant, (tx) => tx.user.updateMany({ where: { id: user.id }, data: { locale: 'en' } }));
    const before = await loggedIn(email, PASSWORD);
    await app.call(requestPasswordReset, { email });
    const token = await tokenFor(tenant, email, 2);
    expect((await mailsTo(tenant, email))[1]!.subject).toBe('New password – Papeterie Roche');
    expect((await app.call(inspectAccessLink, { token })).purpose).toBe('reset');
    await before(getSession, {});
    const changed = 'seven quiet herons at the weir';
    expect((await app.call(redeemAccessLink, { token, password: changed, name: 'Ignored' })).user.name).toBe(
      'Karim Benali',
    );
    expect(await refusalCode(before(getSession, {}))).toBe('unauthenticated');
    expect(await refusalCode(app.call(logIn, { email, password: PASSWORD }))).toBe('wrong_credentials');
    await app.call(logIn, { email, password: changed });
    expect(await refusalCode(app.call(redeemAccessLink, { token, password: PASSWORD }))).toBe('link_expired');
  });

  it('opens once, also for those who come at the same time', async () => {
    const { tenant, email } = await member();
    await app.call(requestPasswordReset, { email });
    const token = await tokenFor(tenant, email, 2);
    expect(await tryAtOnce(token)).toEqual(['in', 'link_expired', 'link_expired']);
  });

  it('ends after an hour', async () => {
    const { tenant, email } = await member();
    await app.call(requestPasswordReset, { email });
    await tokenFor(tenant, email, 2);
    const [link] = await app.as(tenant, () =>
      app.db.tx((tx) => tx.accessLink.findMany({ where: { purpose: 'reset' } })),
    );
    const minutes = (link!.expiresAt.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(58);
    expect(minutes).toBeLessThanOrEqual(60);
  });

  it('is answered alike, and as slowly, for known, unknown and disabled people; only the known get a mail', async () => {
    const { tenant, admin, email } = await member();
    const other = await admin.call(inviteUser, { email: freshEmail(), name: 'X', role: 'agent' });
    await admin.call(updateUser, { userId: other.id, status: 'disabled' });
    for (const address of [email, freshEmail(), other.email]) {
      const start = performance.now();
      expect(await app.call(requestPasswordReset, { email: address })).toEqual({ ok: true });
      const time = performance.now() - start;
      expect(time).toBeGreaterThan(295);
    }
    await tokenFor(tenant, email, 2);
    const mails = await app.as(tenant, () =>
      app.db.tx((tx) => tx.localMail.findMany({ where: { subject: { contains: 'passe' } } })),
    );
    expect(mails.map(({ to }) => to)).toEqual([[email]]);
  });

  it('cannot be asked for without end', async () => {
    const email = freshEmail();
    for (let i = 0; i < 5; i += 1) await app.call(requestPasswordReset, { email });
    const { code, details } = await refusal(app.call(requestPasswordReset, { email }));
    expect(code).toBe('too_many_requests');
    expect(details).toEqual({ retryAfter: expect.any(Number) });
  });

  it('leaves its address alone when the request names another host', async () => {
    const { tenant, email } = await member();
    const response = await fetch(`${app.url}/api/password-resets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-host': 'evil.example' },
      body: JSON.stringify({ email }),
    });
    expect(response.status).toBe(200);
    await tokenFor(tenant, email, 2);
    expect((await mailsTo(tenant, email))[1]!.text).not.toContain('evil');
  });
});

async function loggedIn(email: string, password: string) {
  const response = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return app.withCookie(response.headers.get('set-cookie')!.split(';')[0]!);
}
