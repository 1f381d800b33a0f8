import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sdp } from '../fixtures/two-phones.fixtures.ts';
import { nameAddr } from '../messages/name-addr.ts';
import { UdpTransport } from '../transports/udp-transport.ts';
import type { IncomingCall } from '../user-agent/incoming-call.ts';
import type { OutgoingCall } from '../user-agent/outgoing-call.ts';
import { UserAgent } from '../user-agent/user-agent.ts';
import { freePort, hasSipp, runSipp } from './run-sipp.fixtures.ts';

if (!hasSipp()) console.warn('SIP is not tried against sipp: it is not installed (Debian: sip-tester)');

const ANSWER = sdp('v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n');

/** Another program's messages, over a real socket and in real time. */
describe.skipIf(!hasSipp())('against sipp', () => {
  const events: string[] = [];
  const errors: unknown[] = [];
  let udp: UdpTransport;
  let agent: UserAgent;
  let onInvite: (call: IncomingCall) => void;

  beforeEach(async () => {
    events.length = errors.length = 0;
    udp = new UdpTransport({ port: 0 });
    const handlers = {
      onInvite: (call: IncomingCall) => onInvite(call),
      onError: (error: unknown) => void errors.push(error),
    };
    agent = new UserAgent({ transports: [udp], handlers });
    await agent.start();
  });

  afterEach(async () => {
    await agent.stop();
    expect(errors).toEqual([]);
  });

  const answering = (call: IncomingCall): void => {
    call.handlers = {
      onAcknowledged: () => void events.push('acknowledged'),
      onCancelled: () => void events.push('cancelled'),
      onEnded: (reason) => void events.push(`ended ${reason}`),
      onOffer: (offer) => {
        events.push(offer.body!.content.toString().includes('sendonly') ? 'held' : 'offered');
        offer.accept(ANSWER);
      },
      onInfo: () => call.accept(ANSWER),
    };
    call.progress(180);
  };

  it.each<[scenario: string, then: (call: IncomingCall) => void, expected: string[]]>([
    ['uac-basic', (call) => call.accept(ANSWER), ['acknowledged', 'ended bye']],
    ['uac-busy', (call) => call.reject(486), []],
    ['uac-cancel', () => undefined, ['cancelled']],
    ['uac-reinvite', (call) => call.accept(ANSWER), ['acknowledged', 'held', 'acknowledged', 'ended bye']],
    ['uac-retransmission', () => undefined, ['acknowledged', 'ended bye']],
    ['uac-lost-ack', (call) => call.accept(ANSWER), ['acknowledged', 'ended bye']],
  ])('it calls us: %s', async (scenario, then, expected) => {
    let calls = 0;
    onInvite = (call) => {
      calls += 1;
      answering(call);
      then(call);
    };
    expect(await runSipp(scenario, await freePort(), udp.place.port)).toBe('');
    expect([calls, ...events]).toEqual([1, ...expected]);
  });

  it.each<[scenario: string, then: (call: OutgoingCall) => void, expected: string[]]>([
    ['uas-basic', (call) => call.hangUp(), ['progress 180', 'answered']],
    ['uas-busy', () => undefined, ['failed 486']],
    ['uas-cancel', () => undefined, ['progress 180', 'failed 487']],
    [
      'uas-reinvite',
      (call) =>
        void call.reinvite(ANSWER).then(({ status }) => {
          events.push(`changed ${status}`);
          call.hangUp();
        }),
      ['progress 180', 'answered', 'changed 200'],
    ],
    ['uas-retransmission', (call) => call.hangUp(), ['progress 180', 'answered']],
    ['uas-lost-ack', () => undefined, ['progress 180', 'answered']],
  ])('we call it: %s', async (scenario, onAnswered, expected) => {
    const port = await freePort();
    const played = runSipp(scenario, port);
    const flow = udp.flowTo('127.0.0.1', port);
    const call = agent.invite({
      flow,
      uri: `sip:sipp@127.0.0.1:${port}`,
      from: nameAddr('sip:us@127.0.0.1'),
      body: ANSWER,
    });
    call.handlers = {
      onProgress: ({ status }) => {
        events.push(`progress ${status}`);
        if (scenario === 'uas-cancel') call.hangUp();
      },
      onAnswered: () => {
        events.push('answered');
        onAnswered(call);
      },
      onFailed: ({ status }) => void events.push(`failed ${status}`),
    };
    expect(await played).toBe('');
    expect(events).toEqual(expected);
  });
});
