import { describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.fixtures.ts';
import { MemoryNetwork, MemoryTransport } from '../fixtures/memory-network.fixtures.ts';
import { requestWith } from '../fixtures/wire.fixtures.ts';
import type { IncomingCall } from './incoming-call.ts';
import type { IncomingRegister } from './incoming-register.ts';
import { UserAgent, type UserAgentHandlers } from './user-agent.ts';

const VIA = 'SIP/2.0/UDP a.example:5060;branch=z9hG4bK-same';
const CONTACT = '<sip:ada@a.example>';

/** A user agent that is sent bytes, and what it answered. */
async function asked(handlers: Partial<UserAgentHandlers> = {}) {
  const network = new MemoryNetwork(new ManualClock());
  const transport = new MemoryTransport(network, 'b');
  const answers: string[] = [];
  const peer = (name: string): void =>
    network.join(
      name,
      { receive: (bytes) => answers.push(bytes.toString()), closed: () => undefined },
      new MemoryTransport(network, name),
    );
  for (const name of ['a', 'c']) peer(name);
  const all = { onError: (error: unknown) => expect.fail(String(error)), ...handlers };
  const agent = new UserAgent({ transports: [transport], handlers: all, supported: ['path'], clock: network.clock });
  await agent.start();
  const ask = async (bytes: Buffer, from = 'a'): Promise<string> => {
    network.carry(from, 'b', bytes);
    await network.pass(20);
    return answers.at(-1) ?? '';
  };
  return { ask, answers, network };
}

const invite = (fields: Record<string, string | undefined> = {}, uri = 'sip:bob@b.example'): Buffer =>
  requestWith({ Contact: CONTACT, ...fields }, `INVITE ${uri} SIP/2.0`);
const statusOf = (answer: string): number => Number(answer.slice(8, 11));
const field = (answer: string, name: string): string | undefined =>
  answer.match(new RegExp(`^${name}: (.*)\r$`, 'm'))?.[1];

describe('requests outside dialogs', () => {
  const onInvite = (call: IncomingCall): void => call.reject(486);

  it.each<[string, Buffer, number, [string, string]?]>([
    ['OPTIONS', requestWith(), 200, ['Accept', 'application/sdp']],
    ['an INVITE', invite(), 486],
    ['a scheme nobody knows', invite({}, 'unknownscheme:opaque'), 416],
    ['a telephone number without a domain', invite({}, 'tel:+33123456789'), 416],
    ['an extension nobody knows', invite({ Require: 'path, 100rel, other' }), 420, ['Unsupported', '100rel']],
    ['a type without a body', invite({ 'Content-Type': 'text/x', 'Content-Length': undefined }), 486],
    ['an INVITE without Contact', invite({ Contact: undefined }), 400],
    ['an INVITE of two Contacts', invite({ Contact: `${CONTACT}, ${CONTACT}` }), 400],
    ['who takes no SDP', invite({ Accept: 'text/plain' }), 406],
    ['who takes anything', invite({ Accept: 'text/plain, */*' }), 486],
    [
      'an unknown method',
      requestWith({}, 'DANCE sip:b.example SIP/2.0'),
      405,
      ['Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, REFER, NOTIFY'],
    ],
    ['a REGISTER where there is no registrar', requestWith({}, 'REGISTER sip:b.example SIP/2.0'), 405],
    ['a BYE of no dialog', requestWith({}, 'BYE sip:b.example SIP/2.0'), 481],
    ['an INVITE of a dialog that is not ours', invite({ To: '<sip:bob@b.example>;tag=lost' }), 481],
  ])('%s', async (_, bytes, status, [name, value] = ['CSeq', '1 ']) => {
    const { ask } = await asked({ onInvite });
    const answer = await ask(bytes);
    expect(statusOf(answer)).toBe(status);
    expect(field(answer, name)).toContain(value);
  });

  it('a body that is no SDP gets 415, with what would do', async () => {
    const { ask } = await asked({ onInvite });
    const body = Buffer.from('hello');
    const head = invite({ 'Content-Type': 'text/plain', 'Content-Length': '5' });
    const answer = await ask(Buffer.concat([head, body]));
    expect([statusOf(answer), field(answer, 'Accept')]).toEqual([415, 'application/sdp']);
  });

  it('a request that came by two ways is merged: the second gets 482', async () => {
    const { ask } = await asked({ onInvite: (call) => call.progress(180) });
    const same = { 'Call-ID': 'same', From: '<sip:ada@a.example>;tag=1' };
    expect(statusOf(await ask(invite({ ...same, Via: VIA })))).toBe(180);
    expect(statusOf(await ask(invite({ ...same, Via: `${VIA}2` })))).toBe(482);
  });

  it('nobody cancels the call of another by its branch', async () => {
    let isCancelled = false;
    const { ask } = await asked({
      onInvite: (call) => {
        call.handlers.onCancelled = () => (isCancelled = true);
        call.progress(180);
      },
    });
    const same = { 'Call-ID': 'same', Via: VIA };
    const cancel = requestWith({ ...same, CSeq: '1 CANCEL' }, 'CANCEL sip:bob@b.example SIP/2.0');
    await ask(invite(same));
    expect(statusOf(await ask(cancel, 'c'))).toBe(481);
    expect(isCancelled).toBe(false);
    await ask(cancel);
    expect(isCancelled).toBe(true);
  });

  it('the way through proxies is taken back in a dialog', async () => {
    let call!: IncomingCall;
    const { ask, answers } = await asked({ onInvite: (incoming) => void (call = incoming) });
    const routes = '<sip:p1.example;lr>, <sip:p2.example;lr>';
    await ask(invite({ 'Record-Route': routes, From: '"Ada, A." <sip:ada@a.example>;tag=1' }));
    call.accept({ type: 'application/sdp', content: 'v=0' });
    await ask(Buffer.from('\r\n'));
    const answered = answers.find((answer) => statusOf(answer) === 200)!;
    expect(answered).toContain('Record-Route: <sip:p1.example;lr>\r\nRecord-Route: <sip:p2.example;lr>');
    const ack = requestWith(
      { To: field(answered, 'To'), From: field(answered, 'From'), 'Call-ID': field(answered, 'Call-ID') },
      'ACK sip:b.example SIP/2.0',
    );
    await ask(ack);
    call.hangUp();
    const bye = await ask(Buffer.from('\r\n'));
    expect(bye).toMatch(/^BYE sip:ada@a\.example SIP\/2\.0\r\n/);
    expect(bye).toContain('Route: <sip:p1.example;lr>\r\nRoute: <sip:p2.example;lr>');
    expect(field(bye, 'To')).toBe('"Ada, A." <sip:ada@a.example>;tag=1');
  });
});

describe('REGISTER', () => {
  const register = (fields: Record<string, string>): Buffer => requestWith(fields, 'REGISTER sip:b.example SIP/2.0');
  async function registering(fields: Record<string, string>) {
    let got: IncomingRegister | undefined;
    const { ask } = await asked({
      onRegister: (incoming) => {
        got = incoming;
        incoming.accept(incoming.contacts.map(({ uri }) => ({ uri, expiresSeconds: 60 })));
      },
    });
    return { answer: await ask(register(fields)), got };
  }

  it('tells contacts with their time and path, and answers with those that hold', async () => {
    const contact = '<sip:a@x.invalid;transport=ws>;+sip.instance="<urn:uuid:1>";expires=600, <sip:b@x.invalid>';
    const { answer, got } = await registering({ Contact: contact, Expires: '120', Path: '<sip:edge.example;lr>' });
    expect(got!.contacts.map(({ expiresSeconds }) => expiresSeconds)).toEqual([600, 120]);
    expect(got!.contacts[0]!.parameters.get('+sip.instance')).toBe('<urn:uuid:1>');
    expect(got!.path).toEqual(['<sip:edge.example;lr>']);
    expect(answer).toContain('Contact: <sip:a@x.invalid;transport=ws>;expires=60\r\n');
    expect(field(answer, 'Path')).toBe('<sip:edge.example;lr>');
  });

  it('* removes all, with Expires 0 and alone only', async () => {
    expect((await registering({ Contact: '*', Expires: '0' })).got).toMatchObject({
      isRemovingAll: true,
      contacts: [],
    });
    expect(statusOf((await registering({ Contact: '*', Expires: '60' })).answer)).toBe(400);
    expect(statusOf((await registering({ Contact: `*, ${CONTACT}`, Expires: '0' })).answer)).toBe(400);
  });
});
