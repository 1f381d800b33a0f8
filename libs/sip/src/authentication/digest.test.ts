import { describe, expect, it } from 'vitest';
import { ManualClock } from '../fixtures/manual-clock.fixtures.ts';
import { TwoPhones } from '../fixtures/two-phones.fixtures.ts';
import { requestWith } from '../fixtures/wire.fixtures.ts';
import type { SipRequest, SipResponse } from '../messages/message.ts';
import { nameAddr } from '../messages/name-addr.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { SipHeaders } from '../messages/sip-headers.ts';
import type { Flow } from '../transports/transport.ts';
import { DigestAuthenticator } from './digest-authenticator.ts';
import { answerChallenge } from './digest-client.ts';
import { formatDigest, parseDigest } from './digest-fields.ts';
import { digestResponse } from './digest-response.ts';

const URI = 'sip:example.com';
const flowFrom = (host: string): Flow => ({ remote: { host, port: 5060 } }) as Flow;
const register = (authorization?: string): SipRequest =>
  parseMessage(requestWith({ Authorization: authorization }, `REGISTER ${URI} SIP/2.0`)) as SipRequest;
const refusal = (challenges: readonly string[], status = 401): SipResponse =>
  ({
    status,
    headers: new SipHeaders({ [status === 401 ? 'www-authenticate' : 'proxy-authenticate']: challenges }),
  }) as SipResponse;

function authenticator(clock = new ManualClock()) {
  const passwordOf = (username: string) => Promise.resolve(username === 'ada' ? 'engine' : undefined);
  return new DigestAuthenticator({ realm: 'example', secret: 's3cret', passwordOf, clock });
}

async function challengesOf(digest: DigestAuthenticator, request = register(), host = '192.0.2.1') {
  const result = await digest.authenticate(request, flowFrom(host));
  return 'challenges' in result ? result.challenges : [];
}

function credentials(challenges: readonly string[], password = 'engine', username = 'ada', uri = URI): string {
  return answerChallenge(refusal(challenges), { method: 'REGISTER', uri }, { username, password })!.value;
}

describe('digest', () => {
  it('computes the examples of RFC 7616 §3.9.1', () => {
    const input = {
      ...{ username: 'Mufasa', realm: 'http-auth@example.org', password: 'Circle of Life', method: 'GET' },
      ...{ uri: '/dir/index.html', nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v' },
      qop: { cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', nc: '00000001' },
    };
    expect(digestResponse({ ...input, algorithm: 'MD5' })).toBe('8ca523f5e9506fed4657c9700eebdbec');
    const sha256 = '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1';
    expect(digestResponse({ ...input, algorithm: 'SHA-256' })).toBe(sha256);
  });

  it('offers SHA-256 before MD5, and takes either', async () => {
    const digest = authenticator();
    const challenges = await challengesOf(digest);
    expect(challenges.map((value) => parseDigest(value)?.get('algorithm'))).toEqual(['SHA-256', 'MD5']);
    for (const offered of [challenges, challenges.slice(1)]) {
      const request = register(credentials(offered));
      expect(await digest.authenticate(request, flowFrom('192.0.2.1'))).toEqual({ username: 'ada' });
    }
  });

  it.each([
    ['a wrong password', (all: readonly string[]) => credentials(all, 'wrong')],
    ['an unknown name', (all: readonly string[]) => credentials(all, '', 'bob')],
    ['another target', (all: readonly string[]) => credentials(all, 'engine', 'ada', 'sip:other.example')],
    [
      'a nonce of nobody',
      (all: readonly string[]) => credentials(all.map((text) => text.replace('nonce="', 'nonce="x'))),
    ],
    ['another realm', (all: readonly string[]) => credentials(all.map((text) => text.replace('"example"', '"other"')))],
    ['another scheme', () => 'NoOneKnows opaque=data'],
    ['nonsense', () => 'Digest realm="example", nonce="1.2.3.4'],
  ])('challenges %s, and never as stale', async (_, answer) => {
    const digest = authenticator();
    const challenges = await challengesOf(digest, register(answer(await challengesOf(digest))));
    expect(challenges).toHaveLength(2);
    expect(challenges.join()).not.toContain('stale');
  });

  it('says stale of a nonce that is too old, or came from another address', async () => {
    const clock = new ManualClock();
    const digest = authenticator(clock);
    const request = register(credentials(await challengesOf(digest)));
    expect((await challengesOf(digest, request, '192.0.2.9')).join()).toContain('stale=true');
    clock.advance(61_000);
    expect((await challengesOf(digest, request)).join()).toContain('stale=true');
  });

  it('answers challenges of RFC 2069, and none it does not know', () => {
    const who = { username: 'ada', password: 'engine' };
    const request = { method: 'INVITE', uri: URI };
    const old = answerChallenge(refusal(['Digest realm="r", nonce="n"'], 407), request, who);
    expect(old).toMatchObject({ name: 'Proxy-Authorization', value: expect.not.stringContaining('qop') });
    const unknown = [
      'Digest realm="r", nonce="n", algorithm=SHA-9',
      'Digest realm="r", nonce="n", qop="auth-int"',
      'Basic realm="r"',
    ];
    expect(answerChallenge(refusal(unknown), request, who)).toBeUndefined();
  });

  it('reads what it writes', () => {
    const value = formatDigest({ realm: 'a "b", c', nonce: 'n', qop: 'auth' }, true);
    expect(Object.fromEntries(parseDigest(value)!)).toEqual({ realm: 'a "b", c', nonce: 'n', qop: 'auth' });
  });
});

describe('a user agent with credentials', () => {
  async function challenging(password: string) {
    const clock = new ManualClock();
    const digest = authenticator(clock);
    const phones: TwoPhones = await TwoPhones.start({
      bob: {
        onInvite: async (call) => {
          const result = await digest.authenticate(call.invite, call.flow);
          if ('username' in result) call.reject(486);
          else call.reject(401, { headers: { 'www-authenticate': result.challenges } });
        },
      },
    });
    phones.call({ credentials: { username: 'ada', password }, from: nameAddr('sip:ada@example.com') });
    await phones.pass(50);
    return phones;
  }

  it('calls again with the answer to the challenge, and a higher CSeq', async () => {
    const phones = await challenging('engine');
    expect(phones.events).toEqual(['failed 486']);
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'ACK', 'INVITE', 'ACK']);
  });

  it('does not try a refused password again', async () => {
    const phones = await challenging('wrong');
    expect(phones.events).toEqual(['failed 401']);
    expect(phones.timesOf('INVITE')).toHaveLength(2);
  });
});
