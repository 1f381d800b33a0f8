import {
  createTrunk,
  deleteTrunk,
  listAudit,
  listTrunks,
  orderTrunks,
  type RequestOf,
  testTrunk,
  type Trunk,
  updateTrunk,
} from '@guichet/contracts';
import { eventually, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from '../voice-house.fixtures.ts';
import { Carrier } from './carrier.fixtures.ts';

const ACCOUNT = { username: 'riva', password: 'tres secret' };
let app: TestApp;
let house: VoiceHouse;
const carriers: Carrier[] = [];
beforeAll(async () => {
  app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
});
beforeEach(async () => {
  house = await openVoiceHouse(app);
});
afterEach(async () => {
  for (const { id } of (await house.admin.call(listTrunks, {})).trunks)
    await house.admin.call(deleteTrunk, { trunkId: id });
  await Promise.all(carriers.splice(0).map((carrier) => carrier.stop()));
});
afterAll(() => app.stop());

async function carrier(options: Parameters<typeof Carrier.start>[0] = {}): Promise<Carrier> {
  const started = await Carrier.start(options);
  carriers.push(started);
  return started;
}
const make = (more: Partial<RequestOf<typeof createTrunk>> = {}): Promise<Trunk> =>
  house.admin.call(createTrunk, { name: 'Opérateur', host: '127.0.0.1', ...more });
const until = (what: string, is: (trunk: Trunk) => boolean): Promise<Trunk> =>
  eventually(what, async () => (await house.admin.call(listTrunks, {})).trunks.find(is));

describe('settings of trunks', () => {
  it('stand in the order in which they are tried, without their password', async () => {
    const rates = [
      { prefix: '+33', costPerMinute: 50 },
      { prefix: '+1', costPerMinute: 20 },
    ];
    const first = await make({
      name: 'Un',
      rates,
      username: 'riva',
      password: 'tres secret',
      callerId: '+33142920000',
    });
    const second = await make({ name: 'Deux', port: 5070, isEnabled: false });
    expect(first).toEqual({
      ...{ id: first.id, name: 'Un', host: '127.0.0.1', port: 5060, username: 'riva', hasPassword: true },
      ...{ registers: false, callerId: '+33142920000', rates: rates.toReversed(), isEnabled: true },
      health: { state: 'ready', lastStatus: null, lastErrorAt: null, restsUntil: null },
    });
    expect(second.health.state).toBe('off');
    const { trunks } = await house.admin.call(orderTrunks, { trunkIds: [second.id, first.id] });
    expect(trunks.map(({ name }) => name)).toEqual(['Deux', 'Un']);
    expect(await refusalCode(house.admin.call(orderTrunks, { trunkIds: [first.id] }))).toBe('stale');
    const { entries } = await house.admin.call(listAudit, {});
    expect(JSON.stringify(entries)).not.toContain('tres secret');
    const [row] = await house.inTenant((tx) => tx.trunk.findMany({ where: { id: first.id } }));
    expect(row!.secret).not.toContain('tres secret');
  });

  it('send a stored password to no other host and for no other user', async () => {
    const { id } = await make(ACCOUNT);
    const moved = house.admin.call(updateTrunk, { trunkId: id, host: '127.0.0.2' });
    expect(await refusalCode(moved)).toBe('invalid_input');
    expect(await refusalCode(house.admin.call(updateTrunk, { trunkId: id, username: 'x' }))).toBe('invalid_input');
    const kept = await house.admin.call(updateTrunk, { trunkId: id, name: 'Autre', port: 5080 });
    expect(kept).toMatchObject({ name: 'Autre', port: 5080, hasPassword: true });
  });

  it('are for administrators, of their own company', async () => {
    const { id } = await make();
    const agent = await signIn(app, house.tenant);
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    expect(await refusalCode(agent.call(listTrunks, {}))).toBe('forbidden');
    expect((await stranger.call(listTrunks, {})).trunks).toEqual([]);
    expect(await refusalCode(stranger.call(deleteTrunk, { trunkId: id }))).toBe('not_found');
    const theft = stranger.call(testTrunk, { trunkId: id, host: '127.0.0.1', port: 5060 });
    expect(await refusalCode(theft)).toBe('not_found');
    expect(await refusalCode(house.admin.call(updateTrunk, { trunkId: uuid(), name: 'X' }))).toBe('not_found');
  });

  it.each([
    ...[{ host: 'a b' }, { host: '-' }, { host: 'x>y' }, { port: 0 }, { username: 'a@b' }, { username: 'a\r\nb' }],
    ...[{ callerId: 'Riva' }, { rates: [{ prefix: '33', costPerMinute: 1 }] }],
    ...[{ rates: [{ prefix: '+33', costPerMinute: -1 }] }],
    { rates: [1, 2].map((costPerMinute) => ({ prefix: '+33', costPerMinute })) },
  ])('refuse %j', async (wrong) => {
    expect(await refusalCode(make(wrong))).toBe('invalid_input');
  });
});

describe('a test of a trunk', () => {
  const steps = async (wishes: Partial<RequestOf<typeof testTrunk>>) => {
    const test = await house.admin.call(testTrunk, { host: '127.0.0.1', port: 5060, ...wishes });
    return [test.ok, ...test.steps.map(({ step, ok, status }) => `${step} ${ok} ${status}`)];
  };

  it('says that it answers and knows us, and changes no registration', async () => {
    const { port, registers } = await carrier({ account: ACCOUNT });
    const answer = await steps({ port, registers: true, ...ACCOUNT });
    expect(answer).toEqual([true, 'host true null', 'options true 200', 'register true 200']);
    expect(registers.map(({ contacts }) => contacts)).toEqual([[]]);
  });

  it('says that the password is wrong', async () => {
    const { port } = await carrier({ account: ACCOUNT });
    const answer = await steps({ port, registers: true, ...ACCOUNT, password: 'wrong' });
    expect(answer).toEqual([false, 'host true null', 'options true 200', 'register false 401']);
  });

  it('uses the stored password for the account it is of, and for no other', async () => {
    const { port } = await carrier({ account: ACCOUNT });
    const { id: trunkId } = await make({ port, ...ACCOUNT });
    const asked = { port, trunkId, registers: true };
    expect(await steps({ ...asked, username: 'riva' })).toContain('register true 200');
    expect(await steps({ ...asked, username: 'other' })).toContain('register false 401');
  });

  it('says that nobody answers, or that there is no such host', async () => {
    const { port } = await carrier();
    await carriers.pop()!.stop();
    expect(await steps({ port })).toEqual([false, 'host true null', 'options false null']);
    expect(await steps({ host: 'nobody.invalid' })).toEqual([false, 'host false null']);
  }, 20_000);
});

describe('a trunk that wants to be told that we are there', () => {
  it('is told with the password, and again before the time is over', async () => {
    const { port, registers } = await carrier({ account: ACCOUNT, seconds: 4 });
    await make({ port, registers: true, ...ACCOUNT });
    await until('registered', ({ health }) => health.state === 'registered');
    await eventually('again', () => registers.length >= 2, 10_000);
    expect(registers[0]!.contacts[0]!.uri).toMatch(/^sip:riva@127\.0\.0\.1:\d+$/);
    expect(registers[0]!.to.uri).toBe('sip:riva@127.0.0.1');
  }, 20_000);

  it('that refuses us is shown with its word, and asked again', async () => {
    const operator = await carrier();
    operator.refuses = 403;
    const { port } = operator;
    await make({ port, registers: true, username: 'riva' });
    const { health } = await until('failing', (trunk) => trunk.health.state === 'failing');
    expect(health).toMatchObject({ lastStatus: 403, lastErrorAt: expect.any(String) as string });
    operator.refuses = null;
    await until('registered', (trunk) => trunk.health.state === 'registered');
  }, 20_000);
});

describe('two processes', () => {
  it('register one trunk once', async () => {
    const other = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
    const { port, registers } = await carrier();
    await make({ port, registers: true, username: 'riva' });
    await until('registered', ({ health }) => health.state === 'registered');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(registers).toHaveLength(1);
    await other.stop();
  }, 30_000);
});
