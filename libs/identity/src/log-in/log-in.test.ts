import { getSession, logIn, logOut } from '@guichet/contracts';
import { rows } from '@guichet/platform';
import { refusal, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IdentityModule } from '../identity.module.ts';
import { hashPassword } from '../passwords/password-hash.ts';

const PASSWORD = 'une girafe sous la pluie de mars';
let app: TestApp;
let hash: string;
let count = 0;

beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
  hash = await hashPassword(PASSWORD);
});
afterAll(() => app.stop());

const freshEmail = () => `person-${(count += 1)}@example.test`;
async function account(tenant: string, email = freshEmail(), status: rows.UserStatus = 'active') {
  const user = await app.as(tenant, () =>
    app.db.tx((tx) => tx.user.create({ data: { email, name: 'Nadia Roche', status, passwordHash: hash } })),
  );
  return { email, userId: user.id };
}
/** The typed client hides headers, so the cookie is fetched plainly. */
async function cookieFor(input: { email: string; password: string; tenantId?: string }) {
  const response = await fetch(`${app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'test browser' },
    body: JSON.stringify(input),
  });
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')!;
}
const auditOf = (tenant: string) =>
  app.as(tenant, () => app.db.tx((tx) => tx.auditEntry.findMany({ orderBy: { sequence: 'asc' } })));

describe('logging in', () => {
  it('opens a session whose cookie says little and whose token is nowhere in the database', async () => {
    const tenant = await app.tenant('Papeterie Roche');
    const { email, userId } = await account(tenant);
    const cookie = await cookieFor({ email: email.toUpperCase(), password: PASSWORD });
    expect(cookie).toMatch(
      /^guichet_session=[0-9a-f-]{36}\.[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const session = await app.withCookie(cookie.split(';')[0]!)(getSession, {});
    expect(session).toMatchObject({
      user: { id: userId, email, role: 'agent', status: 'active', locale: 'fr' },
      tenant: { id: tenant, name: 'Papeterie Roche' },
      permissions: ['conversation.read', 'conversation.write', 'customer.read', 'customer.write'],
    });
    expect(JSON.stringify(session)).not.toContain('argon2');
    const [row] = await app.as(tenant, () => app.db.tx((tx) => tx.session.findMany()));
    expect(row?.userAgent).toBe('test browser');
    expect(cookie).not.toContain(row!.tokenHash);
    expect(await auditOf(tenant)).toMatchObject([{ action: 'log-in', actorId: userId, subjectId: userId }]);
  });

  it('gives a Secure cookie where the desk is served over https', async () => {
    const secure = await startTestApp([IdentityModule], { PUBLIC_URL: 'https://desk.example.test' });
    try {
      const tenant = await secure.tenant();
      const email = freshEmail();
      await secure.as(tenant, () =>
        secure.db.tx((tx) => tx.user.create({ data: { email, name: 'A', status: 'active', passwordHash: hash } })),
      );
      const response = await fetch(`${secure.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      expect(response.headers.get('set-cookie')).toMatch(/; Secure/);
    } finally {
      await secure.stop();
    }
  });

  it('answers an unknown address, a wrong password, and an account that may not log in alike, and as slowly', async () => {
    const tenant = await app.tenant();
    const { email, userId } = await account(tenant);
    const disabled = await account(tenant, freshEmail(), 'disabled');
    const answers = [];
    for (const [address, password] of [
      [email, 'wrong wrong wrong wrong'],
      [freshEmail(), PASSWORD],
      [disabled.email, PASSWORD],
    ] as const) {
      const start = performance.now();
      const { code, status, details } = await refusal(app.call(logIn, { email: address, password }));
      answers.push({ code, status, details, time: performance.now() - start });
    }
    for (const { time, ...answer } of answers) {
      expect(answer).toEqual({ code: 'wrong_credentials', status: 401, details: undefined });
      expect(time).toBeGreaterThan(395);
    }
    expect(await auditOf(tenant)).toMatchObject([{ action: 'log-in.failed', actorId: null, subjectId: userId }]);
  });

  it('asks which tenant when the password opens several, and names only those', async () => {
    const [first, second, third] = await Promise.all([app.tenant('Un'), app.tenant('Deux'), app.tenant('Trois')]);
    const { email } = await account(first);
    await account(second, email);
    const other = await hashPassword('another long phrase of hers');
    await app.as(third, () =>
      app.db.tx((tx) => tx.user.create({ data: { email, name: 'N', status: 'active', passwordHash: other } })),
    );
    const { code, status, details } = await refusal(app.call(logIn, { email, password: PASSWORD }));
    expect({ code, status }).toEqual({ code: 'choose_tenant', status: 401 });
    const { tenants } = details as { tenants: { id: string; name: string }[] };
    expect(tenants.map(({ name }) => name).sort()).toEqual(['Deux', 'Un']);
    expect((await app.call(logIn, { email, password: PASSWORD, tenantId: second })).tenant.name).toBe('Deux');
    expect((await refusal(app.call(logIn, { email, password: PASSWORD, tenantId: third }))).code).toBe(
      'wrong_credentials',
    );
  });

  it('stops guessing, of known and unknown addresses alike, also when the guesses come at once', async () => {
    const tenant = await app.tenant();
    const { email } = await account(tenant);
    for (const address of [email, freshEmail()]) {
      const guesses = Array.from({ length: 14 }, () =>
        refusal(app.call(logIn, { email: address, password: 'wrong wrong wrong wrong' })),
      );
      const codes = (await Promise.all(guesses)).map(({ code }) => code);
      expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(10);
      expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(4);
      const { code, status, details } = await refusal(app.call(logIn, { email: address, password: PASSWORD }));
      expect({ code, status }).toEqual({ code: 'too_many_requests', status: 429 });
      expect((details as { retryAfter: number }).retryAfter).toBeGreaterThan(800);
    }
  });

  it('does not count what succeeded', async () => {
    const { email } = await account(await app.tenant());
    for (let i = 0; i < 15; i += 1) await app.call(logIn, { email, password: PASSWORD });
  });

  it('refuses fields that the contract does not have', async () => {
    const extra = { email: freshEmail(), password: PASSWORD, role: 'administrator' };
    expect((await refusal(app.call(logIn, extra))).code).toBe('invalid_input');
  });
});

describe('a session', () => {
  it('ends with log-out, for good', async () => {
    const tenant = await app.tenant();
    const { email, userId } = await account(tenant);
    const cookie = (await cookieFor({ email, password: PASSWORD })).split(';')[0]!;
    const response = await fetch(`${app.url}/api/session`, { method: 'DELETE', headers: { cookie } });
    expect(response.headers.get('set-cookie')).toMatch(/^guichet_session=; Max-Age=0; Path=\//);
    expect((await refusal(app.withCookie(cookie)(getSession, {}))).code).toBe('unauthenticated');
    expect(await auditOf(tenant)).toMatchObject([{ action: 'log-in' }, { action: 'log-out', actorId: userId }]);
    expect((await refusal(app.withCookie(cookie)(logOut, {}))).code).toBe('unauthenticated');
  });

  it.each([
    ['another tenant’s id', (cookie: string, other: string) => cookie.replace(/=[^.]+/, `=${other}`)],
    ['another token', (cookie: string) => `${cookie.slice(0, -4)}AAAA`],
    ['no tenant', (cookie: string) => cookie.replace(/=[^.]+\./, '=')],
    ['SQL in place of the tenant', () => `guichet_session=' or 1=1 --.aaaaaaaaaaaaaaaaaaaaaaaaaaaaa`],
  ])('is not opened by a cookie with %s', async (_, forge) => {
    const { cookie, call } = await signIn(app, await app.tenant());
    await call(getSession, {});
    const forged = forge(cookie, await app.tenant());
    expect((await refusal(app.withCookie(forged)(getSession, {}))).code).toBe('unauthenticated');
  });

  it('is worth nothing once its person is disabled, even where the session itself was left behind', async () => {
    const tenant = await app.tenant();
    const { call, userId } = await signIn(app, tenant);
    const set = (status: rows.UserStatus) =>
      app.as(tenant, () => app.db.tx((tx) => tx.user.updateMany({ where: { id: userId }, data: { status } })));
    await set('disabled');
    expect((await refusal(call(getSession, {}))).code).toBe('unauthenticated');
    await set('active');
    await call(getSession, {});
  });

  it('slides while used, up to seven days, and is written at most once a minute', async () => {
    const tenant = await app.tenant();
    const { call } = await signIn(app, tenant);
    const set = (data: { createdAt?: Date; lastSeenAt?: Date; expiresAt?: Date }) =>
      app.as(tenant, () => app.db.tx((tx) => tx.session.updateMany({ data })));
    const read = async () => (await app.as(tenant, () => app.db.tx((tx) => tx.session.findMany())))[0]!;
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
    const before = await read();
    await call(getSession, {});
    expect(await read()).toEqual(before);
    await set({ lastSeenAt: ago(2) });
    await call(getSession, {});
    const slid = await read();
    expect(slid.expiresAt.getTime() - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    await set({ lastSeenAt: ago(2), createdAt: ago(7 * 24 - 1) });
    await call(getSession, {});
    expect((await read()).expiresAt.getTime() - Date.now()).toBeLessThan(1.01 * 3_600_000);
    await set({ expiresAt: ago(0.001) });
    expect((await refusal(call(getSession, {}))).code).toBe('unauthenticated');
  });
});
