import {
  changePassword,
  createTeam,
  DESK_NAMESPACE,
  getSession,
  logOut,
  updateProfile,
  updateTeam,
  updateUser,
} from '@guichet/contracts';
import { hashToken, newToken, Notifications } from '@guichet/platform';
import { eventually, refusalCode, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../passwords/password-hash.ts';
import { IdentityModule } from '../identity.module.ts';

let app: TestApp;
const open: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp([IdentityModule]);
});
afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => app.stop());

/** An open desk: what it heard, and how often it was let in. */
async function desk({ cookie }: { cookie: string }) {
  const socket = io(`${app.url}${DESK_NAMESPACE}`, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
    reconnectionDelay: 50,
  });
  open.push(socket);
  const seen = { connects: 0, disconnects: 0, refusals: 0, sessionChanges: 0, settings: [] as string[] };
  socket.on('connect', () => (seen.connects += 1));
  socket.on('disconnect', () => (seen.disconnects += 1));
  socket.on('connect_error', () => (seen.refusals += 1));
  socket.on('session.changed', () => (seen.sessionChanges += 1));
  socket.on('settings.changed', ({ kind }: { kind: string }) => seen.settings.push(kind));
  await eventually('an answer to the socket', () => seen.connects || seen.refusals);
  return seen;
}
async function house() {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  return { tenant, admin, nadia: await signIn(app, tenant) };
}
const isOut = (seen: Awaited<ReturnType<typeof desk>>) =>
  eventually(
    'the desk to be put out for good',
    () => seen.disconnects === 1 && seen.refusals === 1 && seen.sessionChanges === 1,
  );

describe('an open desk', () => {
  it('is refused without a session', async () => {
    expect(await desk({ cookie: '' })).toMatchObject({ connects: 0, refusals: 1 });
    expect(await desk({ cookie: `guichet_session=${await app.tenant()}.${'a'.repeat(43)}` })).toMatchObject({
      connects: 0,
    });
  });

  it('is put out when its person is disabled', async () => {
    const { admin, nadia } = await house();
    const [hers, his] = [await desk(nadia), await desk(admin)];
    await admin.call(updateUser, { userId: nadia.userId, status: 'disabled' });
    await isOut(hers);
    expect(his).toMatchObject({ connects: 1, disconnects: 0, sessionChanges: 0 });
    await eventually('the others to fetch the people again', () => his.settings.includes('users'));
  });

  it('is put out when its session is logged out, and others of the same person stay', async () => {
    const { tenant, nadia } = await house();
    const other = await secondSession(tenant, nadia);
    const [first, second] = [await desk(nadia), await desk(other)];
    await nadia.call(logOut, {});
    await isOut(first);
    expect(second).toMatchObject({ connects: 1, disconnects: 0 });
  });

  it('comes back with its new rights when role or teams change', async () => {
    const { admin, nadia } = await house();
    const seen = await desk(nadia);
    await admin.call(updateUser, { userId: nadia.userId, role: 'supervisor' });
    await eventually('a second connection', () => seen.connects === 2);
    const team = await admin.call(createTeam, { name: 'Retours', memberIds: [nadia.userId] });
    await eventually('a third connection', () => seen.connects === 3);
    await admin.call(updateTeam, { teamId: team.id, memberIds: [] });
    await eventually('a fourth connection', () => seen.connects === 4);
    expect(seen).toMatchObject({ refusals: 0, sessionChanges: 3 });
  });

  it('comes back with its new rights when the notice of them was lost', async () => {
    const { tenant, nadia } = await house();
    const [hers, steady] = [await desk(nadia), await desk(await signIn(app, tenant))];
    await app.as(tenant, () =>
      app.db.tx((tx) => tx.user.updateMany({ where: { id: nadia.userId }, data: { visibility: 'own' } })),
    );
    // As after a line to the database that was cut: something may have been missed.
    const notifications = app.get(Notifications) as unknown as { tell: (notice: null) => void };
    notifications.tell(null);
    await eventually('a second connection', () => hers.connects === 2);
    expect(steady).toMatchObject({ connects: 1, disconnects: 0 });
  });

  it('stays when only the person’s own profile changes, and hears of it', async () => {
    const { nadia } = await house();
    const seen = await desk(nadia);
    const session = await nadia.call(updateProfile, { name: 'Nadia R.', locale: 'en', signature: 'N.' });
    expect(session.user).toMatchObject({ name: 'Nadia R.', locale: 'en', signature: 'N.' });
    await eventually('the desk to hear', () => seen.sessionChanges === 1);
    expect(seen).toMatchObject({ connects: 1, disconnects: 0 });
  });
});

describe('changing the password', () => {
  it('ends all other sessions at once and keeps this one', async () => {
    const { tenant, nadia } = await house();
    const current = 'une girafe sous la pluie de mars';
    const passwordHash = await hashPassword(current);
    await app.as(tenant, () =>
      app.db.tx((tx) => tx.user.updateMany({ where: { id: nadia.userId }, data: { passwordHash } })),
    );
    const other = await secondSession(tenant, nadia);
    const [mine, theirs] = [await desk(nadia), await desk(other)];
    const password = 'sept hérons au bord du canal';
    expect(await refusalCode(nadia.call(changePassword, { current: 'wrong', password }))).toBe('wrong_credentials');
    expect(await refusalCode(nadia.call(changePassword, { current, password: 'short' }))).toBe('weak_password');
    await nadia.call(changePassword, { current, password });
    await isOut(theirs);
    expect(await refusalCode(app.withCookie(other.cookie)(getSession, {}))).toBe('unauthenticated');
    await nadia.call(getSession, {});
    expect(mine).toMatchObject({ connects: 1, disconnects: 0 });
    expect(await refusalCode(nadia.call(changePassword, { current, password }))).toBe('wrong_credentials');
  });

  it('cannot be used to guess the present one', async () => {
    const { nadia } = await house();
    const guess = () => refusalCode(nadia.call(changePassword, { current: 'guess', password: 'x' }));
    const codes = await Promise.all(Array.from({ length: 12 }, guess));
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(2);
  });
});

async function secondSession(tenant: string, { userId }: TestPerson) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await app.as(tenant, () =>
    app.db.tx((tx) => tx.session.create({ data: { userId, tokenHash: hashToken(token), expiresAt } })),
  );
  return { cookie: `guichet_session=${tenant}.${token}` };
}
