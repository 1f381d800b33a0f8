import { getConversation, openSoftphone } from '@guichet/contracts';
import { Secrets, Sweeps } from '@guichet/platform';
import { visitorToken, WidgetSockets } from '@guichet/sites';
import { eventually, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CallEnds } from './calls/call-ends.service.ts';
import { CallLeases } from './calls/call-leases.service.ts';
import { CallSweep } from './calls/call-sweep.ts';
import { CallHooks } from './live/call-hooks.service.ts';
import type { LiveCall } from './live/live-call.ts';
import { Phone } from './phone.fixtures.ts';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from './voice-house.fixtures.ts';

let app: TestApp;
let house: VoiceHouse;
/** By call. */
const told = new Map<string, string[]>();
beforeAll(async () => {
  app = await startVoiceApp();
  const tell = ({ id }: LiveCall, word: string) => {
    told.set(id, [...(told.get(id) ?? []), word]);
    return Promise.resolve();
  };
  app.get(CallHooks).add({
    talkBegan: (call) => tell(call, 'talk'),
    talkEnded: (call) => tell(call, 'no talk'),
    ended: (call) => tell(call, 'end'),
    digit: (call, { role }, digit) => tell(call, `${role} pressed ${digit}`),
  });
});
afterAll(() => app.stop());
afterEach(() => house.close());

async function talk(at = app) {
  house = await openVoiceHouse(at);
  const nadia = await house.agent('Nadia Roche');
  const visitor = await house.visitor();
  const { call } = await visitor.calls();
  await nadia.phone.answer();
  await house.until(call.callId, 'a talk', ({ state }) => state === 'talking');
  return { nadia, visitor, callId: call.callId };
}

/** Nobody has said for long that he holds a call. */
const lapse = () => house.inTenant((tx) => tx.call.updateMany({ data: { aliveUntil: new Date(Date.now() - 1) } }));
const sweep = () => app.get(Sweeps).run(app.get(CallSweep));

describe('nobody is stuck', () => {
  it('when the process that held a call is gone', async () => {
    const { nadia, callId } = await talk();
    // As the rows stand once it has said nothing for a while.
    const gone = { processId: uuid(), aliveUntil: new Date(Date.now() - 1) };
    await house.inTenant((tx) => tx.call.updateMany({ where: { id: callId }, data: gone }));
    await sweep();
    const over = await house.call(callId);
    expect(over).toMatchObject({ state: 'ended', end: 'server-stopped' });
    expect(over.legs.map(({ state, end }) => [state, end])).toEqual(Array(2).fill(['ended', 'server-stopped']));
    expect(await house.work(over.conversationId)).toMatchObject([{ state: 'wrap_up', agentId: nadia.person.userId }]);
  });

  it('when another process takes a call over from one that is gone: the lines there are over', async () => {
    const { callId } = await talk();
    const claim = () => app.as(house.tenant, () => app.get(CallLeases).claim(callId));
    const ends = async () => (await house.call(callId)).legs.map(({ state, end }) => [state, end]);
    expect(await claim()).not.toBeNull();
    expect(await ends()).toEqual(Array(2).fill(['up', null]));
    const other = { processId: uuid(), aliveUntil: new Date(Date.now() + 60_000) };
    await house.inTenant((tx) => tx.call.updateMany({ where: { id: callId }, data: other }));
    expect(await claim()).toBeNull();
    const gone = { aliveUntil: new Date(Date.now() - 1) };
    await house.inTenant((tx) => tx.call.updateMany({ where: { id: callId }, data: gone }));
    expect(await claim()).not.toBeNull();
    expect(await ends()).toEqual(Array(2).fill(['ended', 'lost']));
  });

  it('when a page asks for a call and never makes it', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const visitor = await house.visitor();
    const answer = await visitor.start();
    if (!answer.ok) throw new Error(answer.code);
    const { callId } = answer.call;
    await lapse();
    await sweep();
    const { end, conversationId } = await house.call(callId);
    expect(end).toBe('failed');
    expect(await house.admin.call(getConversation, { conversationId })).toMatchObject({ status: 'resolved' });
    await visitor.sees('its end', ({ state }) => state === 'ended');
  });

  it('when another call of the same company cannot be ended', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const answers = [await (await house.visitor()).start(), await (await house.visitor()).start()];
    const [broken, whole] = answers.map((answer) => (answer.ok ? answer.call.callId : '')) as [string, string];
    const ends = app.get(CallEnds);
    const usual = ends.in.bind(ends);
    vi.spyOn(ends, 'in').mockImplementation((tx, callId, end) =>
      callId === broken ? Promise.reject(new Error('a row that nobody can read')) : usual(tx, callId, end),
    );
    await lapse();
    await sweep();
    expect([(await house.call(broken)).end, (await house.call(whole)).end]).toEqual([null, 'failed']);
    vi.restoreAllMocks();
    await sweep();
    expect((await house.call(broken)).end).toBe('failed');
  });

  it('but no call whose process has spoken again before it could be ended', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const visitor = await house.visitor();
    const answer = await visitor.start();
    if (!answer.ok) throw new Error(answer.code);
    const { callId } = answer.call;
    const { conversationId } = await house.call(callId);
    let sweeping: Promise<void> | undefined;
    await house.inTenant(async (tx) => {
      await tx.$executeRaw`select 1 from conversation where id = ${conversationId}::uuid for update`;
      await lapse();
      sweeping = sweep();
      await eventually('the sweep to wait', async () => {
        const [row] = await tx.$queryRaw<{ n: number }[]>`
          select count(*)::int as n from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`;
        return row!.n > 0;
      });
      visitor.phone.dial(answer.target, answer.account);
      await eventually('his line', async () => {
        const { processId, aliveUntil } = await house.call(callId);
        return processId !== null && aliveUntil > new Date();
      });
    });
    await sweeping;
    await visitor.phone.hears('progress 183');
    expect(await house.call(callId)).toMatchObject({ endedAt: null });
  });

  it('when a page is closed before its telephone has called, answered or not', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const only = () => house.inTenant((tx) => tx.call.findFirst({ where: { endedAt: null } }));
    const isHardlyAwaited = () =>
      eventually('its page to be missed', async () => {
        const row = await only();
        return row && row.aliveUntil.getTime() < Date.now() + 10_000 ? row : null;
      });
    const answered = await house.visitor();
    expect(await answered.start()).toMatchObject({ ok: true });
    expect((await only())!.aliveUntil.getTime()).toBeGreaterThan(Date.now() + 50_000);
    answered.socket.disconnect();
    const { id } = await isHardlyAwaited();
    await lapse();
    await sweep();
    expect(await house.call(id)).toMatchObject({ end: 'failed' });

    const unanswered = await house.visitor();
    await house.inTenant(async (tx) => {
      await tx.$executeRaw`lock table call in share mode`;
      void unanswered.start();
      // Answered: what was asked before it is under way.
      await unanswered.resume(uuid());
      unanswered.socket.disconnect();
      await eventually('nobody there', () => app.get(WidgetSockets).all()!.sockets.size === 0);
    });
    await isHardlyAwaited();
  });

  it('but the page that follows is waited for as the first one was', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const browser = { visitorId: uuid(), isSigned: false };
    const token = visitorToken(app.get(Secrets), house.site.id, browser, new Date());
    const first = await house.visitor(token);
    const pass = await first.start();
    if (!pass.ok) throw new Error(pass.code);
    first.socket.disconnect();
    await eventually('its page to be missed', async () => {
      const { aliveUntil } = await house.call(pass.call.callId);
      return aliveUntil.getTime() < Date.now() + 10_000;
    });
    const next = await house.visitor(token);
    const again = await next.resume(pass.call.callId);
    if (!again.ok) throw new Error(again.code);
    expect((await house.call(pass.call.callId)).aliveUntil.getTime()).toBeGreaterThan(Date.now() + 50_000);
    next.phone.dial(again.target, again.account);
    await next.phone.hears('progress 183');
  });

  it('when the process stops: both hear so, and telephones come back to the next one', async () => {
    const other = await startVoiceApp();
    const { nadia, visitor, callId } = await talk(other);
    const account = await nadia.person.call(openSoftphone, {});
    await other.stop();
    expect(nadia.phone.heard).toContain('ended bye');
    expect(visitor.phone.heard).toContain('ended bye');
    const row = await app.as(house.tenant, () =>
      app.db.tx((tx) => tx.call.findFirstOrThrow({ where: { id: callId } })),
    );
    expect(row).toMatchObject({ state: 'ended', end: 'server-stopped' });
    const again = await Phone.open(app.url);
    expect(await again.register(account)).toBe(200);
    await again.close();
  });
});

describe('a caller who waits', () => {
  it('keeps his place and his ring while he goes to the next page', async () => {
    house = await openVoiceHouse(app);
    const nadia = await house.agent('Nadia Roche');
    const visitor = await house.visitor();
    const { call } = await visitor.calls();
    const ring = await nadia.phone.ring();
    visitor.socket.emit('call.moving', call);
    visitor.phone.call!.hangUp();
    await eventually('his going', async () => (await house.call(call.callId)).callerLostAt);
    await visitor.comesBack();
    await visitor.phone.hears('progress 183');
    expect(ring.state).toBe('early');
    await nadia.phone.answer();
    await visitor.phone.hears('answered');
  });

  it('who went without a word and is back soon has the place of his first arrival', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const visitor = await house.visitor();
    const first = await visitor.calls();
    visitor.phone.call!.hangUp();
    await house.until(first.call.callId, 'its end', ({ end }) => end === 'abandoned');
    const second = await visitor.calls();
    expect(second.call.callId).not.toBe(first.call.callId);
    expect(second.call.startedAt).toBe(first.call.startedAt);
  });

  it('has one call, however often his page asks', async () => {
    house = await openVoiceHouse(app);
    await house.agent('Nadia Roche');
    const visitor = await house.visitor();
    const answers = [
      await visitor.start({ clientId: 'the-same-one' }),
      await visitor.start({ clientId: 'the-same-one' }),
    ];
    answers.push(await visitor.start());
    expect(new Set(answers.map((answer) => answer.ok && answer.call.callId)).size).toBe(1);
  });

  it('is told his place', async () => {
    house = await openVoiceHouse(app);
    const nadia = await house.agent('Nadia Roche');
    const first = await house.visitor();
    const { call } = await first.calls();
    await nadia.phone.answer();
    await house.until(call.callId, 'a talk', ({ state }) => state === 'talking');
    const visitors = [await house.visitor(), await house.visitor()];
    for (const visitor of visitors) await visitor.calls();
    await visitors[1]!.phone.hears('progress 182');
    await visitors[1]!.sees('his place', ({ position }) => position === 2);
  });
});

it('tells whoever hooks in of talks and keys', async () => {
  const { visitor, callId } = await talk();
  await visitor.phone.call!.info({ type: 'application/dtmf-relay', content: 'Signal=5\r\nDuration=160\r\n' });
  await eventually('the key', () => told.get(callId)?.includes('caller pressed 5'));
  visitor.phone.call!.hangUp();
  await eventually('the end', () => told.get(callId)?.includes('end'));
  expect(told.get(callId)).toEqual(['talk', 'caller pressed 5', 'no talk', 'end']);
});

it('hears keys no faster than anybody presses them', async () => {
  const { visitor, callId } = await talk();
  const press = () => visitor.phone.call!.info({ type: 'application/dtmf', content: '7' });
  const answers = await Promise.all(Array.from({ length: 100 }, press));
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
  visitor.phone.call!.hangUp();
  await eventually('the end', () => told.get(callId)?.includes('end'));
  const heard = told.get(callId)!.filter((word) => word === 'caller pressed 7').length;
  expect(heard).toBeGreaterThanOrEqual(20);
  expect(heard).toBeLessThan(80);
});

it('is not held and taken up again for ever', async () => {
  const { nadia, callId } = await talk();
  const answers: number[] = [];
  for (let at = 0; at < 15; at += 1)
    answers.push(await nadia.phone.offers('sendonly'), await nadia.phone.offers('sendrecv'));
  expect(answers.slice(0, 20)).toEqual(Array(20).fill(200));
  expect(answers).toContain(503);
  expect((await house.call(callId)).state).toBe('talking');
});
