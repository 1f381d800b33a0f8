import { setTimeout as sleep } from 'node:timers/promises';
import { consult, createQueue, endConsult, listTrunks, orderTrunks, transferCall } from '@guichet/contracts';
import { Diallers } from '@guichet/phone-numbers';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { AgentRings } from '../live/agent-rings.service.ts';
import { openVoiceHouse, type Seat, startVoiceApp } from '../voice-house.fixtures.ts';
import { trunkSdp } from '../soundless-sdp.fixtures.ts';
import { TrunkLine } from '../trunks/trunk-line.service.ts';
import { answers, DialHouse, refuses } from './dial-house.fixtures.ts';

let app: TestApp;
let dials: DialHouse;
let nadia: Seat;
beforeAll(async () => {
  app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
});
afterAll(() => app.stop());
afterEach(() => dials.close());

async function open(): Promise<void> {
  dials = new DialHouse(await openVoiceHouse(app));
  nadia = await dials.house.agent('Nadia Roche');
}
/** Her telephone rings for the number she calls, and answers. */
async function agentIsThere(): Promise<void> {
  const ring = await nadia.phone.answer();
  expect(nadia.phone.reasonOf(ring)).toBe('dial');
}

describe('a number that is dialled', () => {
  it('rings once the agent is on the line, is answered, and ends with whoever hangs up', async () => {
    await open();
    const carrier = await dials.trunk(answers, { username: 'riva', password: 'secret', callerId: '+33142929292' });
    const order = await dials.dial(nadia);
    await nadia.phone.ring();
    await sleep(300);
    expect(carrier.calls).toEqual([]);
    await agentIsThere();
    await dials.stage(order, 'talking');
    const { number, call } = carrier.calls[0]!;
    expect([number, call.invite.from.uri]).toEqual(['+33142920001', 'sip:+33142929292@127.0.0.1']);
    const offered = call.body!.content.toString();
    expect([offered.includes('RTP/AVP'), /PCMA|PCMU/.test(offered), offered.includes('opus')]).toEqual([
      true,
      true,
      false,
    ]);
    call.hangUp();
    await nadia.phone.hears('ended bye');
    const { outcome, costMicros, seconds } = await dials.ended(order);
    expect([outcome, costMicros]).toEqual(['reached', seconds * 1_000]);
    expect(await dials.told(order)).toEqual(['ringing', 'answered', 'ended reached']);
    expect((await dials.callOf(order)).end).toBe('caller');
  });

  it('is let go when the agent hangs up while it rings', async () => {
    await open();
    let cancelled = false;
    const carrier = await dials.trunk((call) => {
      call.progress(180);
      call.handlers = { onCancelled: () => (cancelled = true) };
    });
    const order = await dials.dial(nadia);
    await agentIsThere();
    await carrier.rung(order.number);
    await eventually('ringing', async () => (await dials.told(order)).includes('ringing'));
    nadia.phone.incoming.at(-1)!.hangUp();
    expect((await dials.ended(order)).outcome).toBe('no_answer');
    await eventually('CANCEL', () => cancelled);
  });

  it('rings no longer than it is to', async () => {
    await open();
    let cancelled = false;
    const carrier = await dials.trunk((call) => {
      call.progress(180);
      call.handlers = { onCancelled: () => (cancelled = true) };
    });
    const order = await dials.dial(nadia, { ringSeconds: 2 });
    await agentIsThere();
    // Should we be gone by then, the other side knows it by itself.
    expect((await carrier.rung(order.number)).invite.headers.get('expires')).toBe('2');
    expect((await dials.ended(order)).outcome).toBe('no_answer');
    await eventually('CANCEL', () => cancelled);
    await nadia.phone.hears('ended bye');
    expect((await dials.callOf(order)).end).toBe('not-reached');
  });

  it.each([
    [486, 'busy'],
    [480, 'no_answer'],
    [408, 'no_answer'],
    [404, 'wrong_number'],
    [484, 'wrong_number'],
    [603, 'refused'],
  ])('%i is %s, and no other trunk is asked', async (status, outcome) => {
    await open();
    const first = await dials.trunk(refuses(status));
    const second = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await agentIsThere();
    const ended = await dials.ended(order);
    expect([ended.outcome, ended.seconds, ended.costMicros]).toEqual([outcome, 0, 0]);
    expect([first.calls.length, second.calls.length]).toEqual([1, 0]);
    await nadia.phone.hears('ended bye');
  });

  it.each([503, 500, 403])('a trunk that answers %i is passed over for the next', async (status) => {
    await open();
    await dials.trunk(refuses(status));
    const second = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await agentIsThere();
    await dials.stage(order, 'talking');
    expect(second.calls.map(({ number }) => number)).toEqual([order.number]);
    const { dial } = await dials.callOf(order);
    const { trunks } = await dials.house.admin.call(listTrunks, {});
    expect(dial!.trunkId).toBe(trunks[1]!.id);
  });

  it('a trunk whose connection is closed just then is passed over for the next', async () => {
    await open();
    const first = await dials.trunk(answers);
    const second = await dials.trunk(answers);
    vi.spyOn(app.get(TrunkLine), 'invite').mockImplementationOnce(() => {
      throw new Error('the connection is closed');
    });
    const order = await dials.dial(nadia);
    await agentIsThere();
    await dials.stage(order, 'talking');
    expect([first.calls.length, second.calls.length]).toEqual([0, 1]);
    second.calls[0]!.call.hangUp();
    expect((await dials.ended(order)).outcome).toBe('reached');
  });

  it('a trunk that says nothing is passed over within seconds, in the order that is set', async () => {
    await open();
    const second = await dials.trunk(answers);
    const silent = await dials.trunk(answers);
    await silent.stop();
    const { trunks } = await dials.house.admin.call(listTrunks, {});
    await dials.house.admin.call(orderTrunks, { trunkIds: trunks.map(({ id }) => id).toReversed() });
    const order = await dials.dial(nadia);
    await agentIsThere();
    await dials.stage(order, 'talking');
    expect([silent.calls.length, second.calls.length]).toEqual([0, 1]);
  }, 20_000);

  it('fails when all are down, and says so', async () => {
    await open();
    await dials.trunk(refuses(503));
    await dials.trunk(refuses(503));
    const order = await dials.dial(nadia);
    await agentIsThere();
    expect((await dials.ended(order)).outcome).toBe('failed');
    expect((await dials.callOf(order)).end).toBe('failed');
  });

  it('whose telephone has rung is not called by another trunk', async () => {
    await open();
    await dials.trunk(async (call) => {
      call.progress(180);
      await sleep(200);
      call.reject(503);
    });
    const second = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await agentIsThere();
    expect((await dials.ended(order)).outcome).toBe('failed');
    expect(second.calls).toEqual([]);
  });
});

describe('nobody is rung', () => {
  it('for an agent who refuses, or whose desk is closed', async () => {
    await open();
    const carrier = await dials.trunk(answers);
    const refused = await dials.dial(nadia);
    await nadia.phone.decline();
    expect((await dials.ended(refused)).outcome).toBe('cancelled');
    const asked = await dials.dial(nadia);
    await nadia.phone.ring();
    nadia.phone.line.cut();
    expect((await dials.ended(asked)).outcome).toBe('cancelled');
    expect(carrier.calls).toEqual([]);
  });

  it('for an agent whose telephone could not be rung: it is over at once', async () => {
    await open();
    const carrier = await dials.trunk(answers);
    vi.spyOn(app.get(AgentRings), 'begin').mockRejectedValueOnce(new Error('no database'));
    const order = await dials.dial(nadia);
    expect((await dials.ended(order)).outcome).toBe('cancelled');
    expect(carrier.calls).toEqual([]);
  });

  it('twice for one reference, whoever asks for it how often', async () => {
    await open();
    const carrier = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await Promise.all([1, 2, 3].map(() => dials.dial(nadia, order)));
    await agentIsThere();
    await dials.stage(order, 'talking');
    await dials.dial(nadia, order);
    carrier.calls[0]!.call.hangUp();
    await dials.ended(order);
    await dials.dial(nadia, order);
    await sleep(1_000);
    expect(carrier.calls).toHaveLength(1);
    expect(nadia.phone.heard.filter((word) => word === 'rings')).toHaveLength(1);
  });

  it('by a process that has another’s call', async () => {
    await open();
    const carrier = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await nadia.phone.ring();
    // As when it stood still, and others have ended what it held.
    await dials.house.inTenant((tx) => tx.call.updateMany({ data: { aliveUntil: new Date(0) } }));
    await agentIsThere();
    await sleep(1_000);
    expect(carrier.calls).toEqual([]);
    expect((await dials.callOf(order)).dial).toMatchObject({ dialledAt: null, trunkId: null });
  });

  it('at a number that no trunk may dial', async () => {
    await open();
    await dials.trunk(answers);
    await dials.trunk(answers, { rates: [{ prefix: '+49', costPerMinute: 0 }], isEnabled: false });
    const may = (number: string) =>
      dials.house.inTenant(async (tx) => (await app.get(Diallers).for(tx, number)) !== null);
    expect([await may('+33142920001'), await may('+4930123456'), await may('+18005550199')]).toEqual([
      ...[true, false, false],
    ]);
  });
});

describe('a talk with who was called', () => {
  async function talk() {
    await open();
    const carrier = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await agentIsThere();
    const { id: callId } = await dials.stage(order, 'talking');
    return { carrier, order, callId, called: carrier.calls[0]!.call };
  }

  it('is given up by whoever wanted it', async () => {
    const { order, called } = await talk();
    let ended = '';
    called.handlers = { onEnded: (reason) => (ended = reason) };
    await dials.house.inTenant(async (tx) =>
      (await app.get(Diallers).for(tx, order.number))!.hangUp(tx, order.reference),
    );
    expect((await dials.ended(order)).outcome).toBe('reached');
    await eventually('BYE', () => ended === 'bye');
    await nadia.phone.hears('ended bye');
  });

  it('is held, passed to a colleague who was asked, and passed to a queue, without a word to the called', async () => {
    const { callId, called, order } = await talk();
    let offers = 0;
    called.handlers = { onOffer: (offer) => ((offers += 1), offer.accept(trunkSdp())) };
    expect(await nadia.phone.offers('sendonly')).toBe(200);
    expect(await nadia.phone.offers('sendrecv')).toBe(200);
    const thomas = await dials.house.agent('Thomas Girard');
    await nadia.person.call(consult, { callId, userId: thomas.person.userId });
    await thomas.phone.answer();
    await dials.house.until(callId, 'asked', ({ legs }) =>
      legs.some(({ role, state }) => role === 'colleague' && state === 'up'),
    );
    await nadia.person.call(endConsult, { callId, how: 'hand-over' });
    await nadia.phone.hears('ended bye');
    const { queue } = await dials.house.admin.call(createQueue, { name: 'Réparations' });
    const emma = await dials.house.agent('Emma Clarke');
    await thomas.person.call(transferCall, { callId, to: { queueId: queue.id } });
    await emma.phone.answer();
    await dials.stage(order, 'talking');
    expect(offers).toBe(0);
    called.hangUp();
    expect((await dials.ended(order)).outcome).toBe('reached');
  });
});
