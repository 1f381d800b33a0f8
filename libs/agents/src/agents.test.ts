import {
  type AgentAction,
  AGENT_STATES,
  AGENT_TRANSITIONS,
  changeAgentStatus,
  changeMyStatus,
  createReason,
  deleteReason,
  getMyStatus,
  listAgentIntervals,
  listAgentStatuses,
  listReasons,
  updateReason,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgentsModule } from './agents.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, AgentsModule]);
});
afterAll(() => app.stop());

async function house() {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const nadia = await signIn(app, tenant);
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  return { tenant, admin, nadia, inTenant };
}

describe('states', () => {
  const actions = ['ready', 'not-ready', 'leave'] as const satisfies AgentAction[];
  const cases = AGENT_STATES.flatMap((state) => actions.map((action) => ({ state, action })));
  it.each(cases)('$state, $action: as the table says', async ({ state, action }) => {
    const { nadia, inTenant } = await house();
    await inTenant((tx) => tx.agent.create({ data: { userId: nadia.userId, state } }));
    const { from, to } = AGENT_TRANSITIONS[action];
    const change = nadia.call(changeMyStatus, { action });
    if ((from as readonly string[]).includes(state)) expect((await change).state).toBe(to);
    else expect(await refusal(change)).toMatchObject({ code: 'illegal_status', details: { state } });
  });

  it('are offline for whoever was never seen, and nothing is written by asking', async () => {
    const { nadia, inTenant } = await house();
    const status = await nadia.call(getMyStatus, {});
    expect(status).toMatchObject({ userId: nadia.userId, state: 'offline', reasonId: null, isConnected: false });
    expect(status.channels).toEqual(['email', 'chat', 'voice', 'callback']);
    expect(await inTenant((tx) => tx.agent.count())).toBe(0);
  });

  it('keep the channels unless others are said, and a reason only while not ready', async () => {
    const { nadia } = await house();
    const { reasons } = await nadia.call(listReasons, {});
    const reasonId = reasons[0]!.id;
    expect(
      (await nadia.call(changeMyStatus, { action: 'ready', channels: ['chat', 'chat', 'email'] })).channels,
    ).toEqual(['chat', 'email']);
    const away = await nadia.call(changeMyStatus, { action: 'not-ready', reasonId });
    expect(away).toMatchObject({ state: 'not_ready', reasonId, channels: ['chat', 'email'] });
    expect(await nadia.call(changeMyStatus, { action: 'ready', reasonId })).toMatchObject({ reasonId: null });
  });

  it('begin the idle clock on coming, not after a break', async () => {
    const { nadia, inTenant } = await house();
    const idleSince = () => inTenant(async (tx) => (await tx.agent.findFirstOrThrow()).idleSince.getTime());
    await nadia.call(changeMyStatus, { action: 'ready' });
    const came = await idleSince();
    await nadia.call(changeMyStatus, { action: 'not-ready' });
    await nadia.call(changeMyStatus, { action: 'ready' });
    expect(await idleSince()).toBe(came);
    await nadia.call(changeMyStatus, { action: 'leave' });
    await nadia.call(changeMyStatus, { action: 'ready' });
    expect(await idleSince()).toBeGreaterThan(came);
  });
});

describe('the log', () => {
  it('has each stretch of time, who put him there, and no gap', async () => {
    const { admin, nadia } = await house();
    const { reasons } = await nadia.call(listReasons, {});
    const reasonId = reasons.find(({ code }) => code === 'meal')!.id;
    await nadia.call(changeMyStatus, { action: 'ready' });
    await nadia.call(changeMyStatus, { action: 'ready' });
    await admin.call(changeAgentStatus, { userId: nadia.userId, action: 'not-ready', reasonId });
    await nadia.call(changeMyStatus, { action: 'leave' });
    const { intervals } = await admin.call(listAgentIntervals, { userId: nadia.userId });
    expect(intervals.map(({ state, actorId, reasonId: why }) => [state, actorId, why])).toEqual([
      ['offline', nadia.userId, null],
      ['not_ready', admin.userId, reasonId],
      ['ready', nadia.userId, null],
    ]);
    expect(intervals[0]!.to).toBeNull();
    expect(intervals[1]!.to).toBe(intervals[0]!.from);
    expect(intervals[2]!.to).toBe(intervals[1]!.from);
    const older = await admin.call(listAgentIntervals, { userId: nadia.userId, before: intervals[0]!.from });
    expect(older.intervals).toEqual(intervals.slice(1));
  });

  it('is for supervisors, who also move others; nobody of another house', async () => {
    const [ours, theirs] = [await house(), await house()];
    const { userId } = ours.nadia;
    const tom = await signIn(app, ours.tenant);
    expect(await refusalCode(tom.call(listAgentIntervals, { userId }))).toBe('forbidden');
    expect(await refusalCode(tom.call(changeAgentStatus, { userId, action: 'ready' }))).toBe('forbidden');
    expect(await refusalCode(theirs.admin.call(listAgentIntervals, { userId }))).toBe('not_found');
    expect(await refusalCode(theirs.admin.call(changeAgentStatus, { userId, action: 'ready' }))).toBe('not_found');
    const { agents } = await tom.call(listAgentStatuses, {});
    expect(agents.map((agent) => agent.userId).sort()).toEqual(
      [ours.admin, ours.nadia, tom].map((one) => one.userId).sort(),
    );
  });
});

describe('reasons', () => {
  it('start with the standard ones; renamed or added ones are the tenant’s own', async () => {
    const { admin, nadia } = await house();
    const { reasons } = await nadia.call(listReasons, {});
    expect(reasons.map(({ code }) => code)).toEqual(['break', 'meal', 'meeting', 'training', 'follow-up', 'technical']);
    const own = { name: 'Café', colour: 'violet' as const, isProductive: false };
    const made = await admin.call(createReason, own);
    expect(made).toEqual({ id: made.id, code: null, ...own });
    expect(await refusalCode(admin.call(createReason, own))).toBe('already_exists');
    const renamed = await admin.call(updateReason, { reasonId: reasons[0]!.id, name: 'Pause' });
    expect(renamed).toMatchObject({ name: 'Pause', code: null, colour: reasons[0]!.colour });
    const recoloured = await admin.call(updateReason, { reasonId: reasons[1]!.id, colour: 'grey' });
    expect(recoloured).toMatchObject({ code: 'meal', colour: 'grey' });
    expect(await refusalCode(nadia.call(createReason, { ...own, name: 'X' }))).toBe('forbidden');
  });

  it('that are deleted leave the choice, and the log keeps them', async () => {
    const { admin, nadia } = await house();
    const { id: reasonId } = await admin.call(createReason, { name: 'Café', colour: 'grey', isProductive: false });
    await nadia.call(changeMyStatus, { action: 'not-ready', reasonId });
    await admin.call(deleteReason, { reasonId });
    expect((await nadia.call(listReasons, {})).reasons.some(({ id }) => id === reasonId)).toBe(false);
    expect((await nadia.call(getMyStatus, {})).reasonId).toBe(reasonId);
    expect(await refusalCode(nadia.call(changeMyStatus, { action: 'not-ready', reasonId }))).toBe('not_found');
    expect(await refusalCode(admin.call(deleteReason, { reasonId }))).toBe('not_found');
    await admin.call(createReason, { name: 'Café', colour: 'grey', isProductive: false });
  });
});
