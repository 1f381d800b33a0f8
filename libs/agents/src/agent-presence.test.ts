import { changeMyStatus, DESK_NAMESPACE, getMyStatus, listAgentIntervals } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { eventually, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AgentConnections } from './agent-connections.subscribers.ts';
import { AgentPresence, GRACE_MS } from './agent-presence.service.ts';
import { AgentsModule } from './agents.module.ts';

let app: TestApp;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp([IdentityModule, AgentsModule]);
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => app.stop());

async function house() {
  const tenant = await app.tenant();
  const admin = await signIn(app, tenant, { role: 'administrator', name: 'Ada' });
  const nadia = await signIn(app, tenant);
  const inTenant = <T>(work: Parameters<typeof app.db.tx<T>>[0]) => app.as(tenant, () => app.db.tx(work));
  const agent = () => inTenant((tx) => tx.agent.findFirst({ where: { userId: nadia.userId } }));
  const isConnected = (is: boolean) =>
    eventually(`connected: ${is}`, async () => (await nadia.call(getMyStatus, {})).isConnected === is);
  return { tenant, admin, nadia, inTenant, agent, isConnected };
}
async function openDesk({ cookie }: TestPerson): Promise<Socket> {
  const wishes = { transports: ['websocket'], extraHeaders: { cookie }, forceNew: true };
  const socket = io(`${app.url}${DESK_NAMESPACE}`, wishes);
  sockets.push(socket);
  await new Promise((resolve) => socket.on('connect', () => resolve(null)));
  return socket;
}
const isLost = ({ agent }: Awaited<ReturnType<typeof house>>) =>
  eventually('him to be missed', async () => (await agent())?.lostAt);

describe('an agent', () => {
  it('is there while one of his desks is', async () => {
    const one = await house();
    const [first, second] = [await openDesk(one.nadia), await openDesk(one.nadia)];
    await one.isConnected(true);
    await eventually('both', () => one.inTenant(async (tx) => (await tx.agentConnection.count()) === 2));
    await one.nadia.call(changeMyStatus, { action: 'ready' });
    first.disconnect();
    await eventually('one', () => one.inTenant(async (tx) => (await tx.agentConnection.count()) === 1));
    expect(await one.agent()).toMatchObject({ state: 'ready', lostAt: null });
    second.disconnect();
    await isLost(one);
    expect(await one.agent()).toMatchObject({ state: 'ready' });
    await one.isConnected(false);
  });

  it('who reloads is found again and stays what he was', async () => {
    const one = await house();
    const before = await openDesk(one.nadia);
    await one.isConnected(true);
    await one.nadia.call(changeMyStatus, { action: 'ready' });
    before.disconnect();
    await isLost(one);
    await openDesk(one.nadia);
    await eventually('him to be found', async () => (await one.agent())?.lostAt === null);
    expect(await one.agent()).toMatchObject({ state: 'ready' });
    const types = await one.inTenant(async (tx) =>
      (await tx.domainEvent.findMany({ where: { type: { startsWith: 'agent.' } } })).map(({ type }) => type),
    );
    expect(types.sort()).toEqual(['agent.found', 'agent.lost', 'agent.state-changed']);
  });

  it('who stays away is offline after the grace, by nobody’s hand', async () => {
    const one = await house();
    const desk = await openDesk(one.nadia);
    await one.isConnected(true);
    await one.nadia.call(changeMyStatus, { action: 'ready' });
    desk.disconnect();
    await isLost(one);
    // The timer that was set for him, were it run too early, does nothing.
    await graceOver(one);
    expect(await one.agent()).toMatchObject({ state: 'ready' });
    const lostAt = new Date(Date.now() - GRACE_MS);
    await one.inTenant((tx) => tx.agent.updateMany({ data: { lostAt } }));
    await graceOver(one);
    expect(await one.agent()).toMatchObject({ state: 'offline' });
    const { intervals } = await one.admin.call(listAgentIntervals, { userId: one.nadia.userId });
    expect(intervals.map(({ state, actorId }) => [state, actorId])).toEqual([
      ['offline', null],
      ['ready', one.nadia.userId],
    ]);
  });

  it('whose process died without a word is missed by the others', async () => {
    const one = await house();
    const processId = crypto.randomUUID();
    await app.as(one.tenant, () => app.get(AgentPresence).came(processId, [{ id: 'gone', userId: one.nadia.userId }]));
    await one.nadia.call(changeMyStatus, { action: 'ready' });
    await app.get(AgentConnections).look();
    expect(await one.agent()).toMatchObject({ lostAt: null });
    const seenAt = new Date(Date.now() - 13_000);
    await one.inTenant((tx) => tx.agentConnection.updateMany({ data: { seenAt } }));
    await app.get(AgentConnections).look();
    // Since the last sign of life, so that the grace is not longer for him.
    expect((await one.agent())!.lostAt).toEqual(seenAt);
    expect(await one.inTenant((tx) => tx.agentConnection.count())).toBe(0);
  });

  it('who is offline is missed by nobody', async () => {
    const one = await house();
    const desk = await openDesk(one.nadia);
    await one.isConnected(true);
    await one.nadia.call(changeMyStatus, { action: 'ready' });
    await one.nadia.call(changeMyStatus, { action: 'leave' });
    desk.disconnect();
    await one.isConnected(false);
    await app.get(AgentConnections).look();
    expect(await one.agent()).toMatchObject({ state: 'offline', lostAt: null });
  });
});

/** As the timer does. */
const graceOver = ({ tenant, nadia }: Awaited<ReturnType<typeof house>>) =>
  app.as(tenant, () => app.get(AgentPresence).graceOver(nadia.userId));
