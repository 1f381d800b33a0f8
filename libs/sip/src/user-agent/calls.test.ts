import { describe, expect, it } from 'vitest';
import { sdp, textOf, TwoPhones } from '../fixtures/two-phones.fixtures.ts';
import { wire } from '../fixtures/wire.fixtures.ts';
import type { IncomingCall } from './incoming-call.ts';

describe('a call', () => {
  it('rings, is answered, is hung up; then nothing is left of it', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    await phones.pass(5);
    expect(textOf(phones.incoming.body)).toBe('offer');
    phones.incoming.progress(182, { reason: 'Queued, 2 before you' });
    phones.incoming.progress(183, { body: sdp('music') });
    await phones.pass(5);
    phones.incoming.accept(sdp('answer'));
    await phones.pass(5);
    call.hangUp();
    await phones.pass(40_000);
    expect(phones.events).toEqual([
      ...['progress 182', 'progress 183', 'answered answer', 'acknowledged undefined', 'ended bye'],
    ]);
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'ACK', 'BYE']);
    expect(phones.sentBy('b')).toEqual([
      ...['100 Trying', '182 Queued, 2 before you', '183 Session Progress', '200 OK', '200 OK'],
    ]);
    expect([call.state, phones.incoming.state, phones.clock.running]).toEqual(['ended', 'ended', 0]);
    expect(phones.errors).toEqual([]);
  });

  it.each([486, 480, 603])('is refused with %i, and the refusal acknowledged', async (status) => {
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(5);
    phones.incoming.reject(status);
    await phones.pass(40_000);
    expect(phones.events).toEqual([`failed ${status}`]);
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'ACK']);
    expect(phones.clock.running).toBe(0);
  });

  it('may be asked for an offer, whose answer comes with the ACK', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call({ body: undefined });
    call.handlers.onAnswered = ({ body, acknowledge }) => {
      phones.events.push(`offer ${textOf(body)}`);
      acknowledge(sdp('late answer'));
    };
    await phones.pass(5);
    expect(phones.incoming.body).toBeUndefined();
    phones.incoming.accept(sdp('late offer'));
    await phones.pass(5);
    expect(phones.events).toEqual(['offer late offer', 'acknowledged late answer']);
  });

  it('tells a caller who waits that it still rings, every minute', async () => {
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(5);
    phones.incoming.progress(182);
    await phones.pass(125_000);
    expect(phones.sentBy('b')).toEqual(['100 Trying', '182 Queued', '182 Queued', '182 Queued']);
  });

  it('an error of the application is answered with 500', async () => {
    const fails = (call: IncomingCall): Promise<void> => {
      call.progress(182);
      return Promise.reject(new Error('ours'));
    };
    const phones = await TwoPhones.start({ bob: { onInvite: fails } });
    phones.call();
    await phones.pass(30);
    expect(phones.events).toEqual(['progress 182', 'failed 500']);
    expect(phones.errors).toHaveLength(1);
    await phones.pass(40_000);
    expect(phones.clock.running).toBe(0);
  });

  it('ends at once for whoever calls by a flow that is closed', async () => {
    const phones = await TwoPhones.start({ isReliable: true });
    phones.call();
    await phones.pass(5);
    phones.adaTransport.closeTo('b');
    phones.call();
    await phones.pass(5);
    expect(phones.events).toEqual(['failed 503', 'failed 503']);
  });

  it('stop ends calls and transactions with all their timers', async () => {
    const phones = await TwoPhones.start();
    await phones.connected();
    phones.call();
    await phones.pass(5);
    phones.incoming.progress(180);
    phones.network.loses = () => true;
    phones.call();
    expect(phones.clock.running).toBeGreaterThan(3);
    await Promise.all([phones.ada.stop(), phones.bob.stop()]);
    await phones.pass(5);
    expect(phones.clock.running).toBe(0);
  });
});

describe('giving up', () => {
  it('CANCEL ends what rings', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    await phones.pass(5);
    phones.incoming.progress(180);
    await phones.pass(5);
    call.hangUp();
    await phones.pass(40_000);
    expect(phones.events).toEqual(['progress 180', 'cancelled', 'failed 487']);
    expect(phones.sentBy('b')).toEqual(['100 Trying', '180 Ringing', '200 OK', '487 Request Terminated']);
    expect(phones.clock.running).toBe(0);
  });

  it('waits for the first sign of life before the CANCEL', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    call.hangUp();
    expect(phones.sentBy('a')).toHaveLength(1);
    await phones.pass(10);
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'CANCEL', 'ACK']);
  });

  it('an answer that crosses the CANCEL is acknowledged and hung up', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    await phones.pass(5);
    call.hangUp();
    phones.incoming.accept(sdp('answer'));
    await phones.pass(10);
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'CANCEL', 'ACK', 'BYE']);
    expect(phones.events).toEqual(['failed 487', 'acknowledged undefined', 'ended bye']);
  });

  it('whoever never answers an INVITE after its CANCEL is given up after 32 s', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    await phones.pass(5);
    phones.network.loses = (line) => /^(487|200)/.test(line);
    call.hangUp();
    await phones.pass(31_900);
    expect(call.state).toBe('early');
    await phones.pass(200);
    expect(phones.events).toContain('failed 408');
  });

  it('whoever was called hangs up after the ACK only', async () => {
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(5);
    phones.network.loses = (line) => line.startsWith('ACK');
    phones.incoming.accept(sdp('answer'));
    phones.incoming.hangUp();
    await phones.pass(400);
    expect(phones.sentBy('b')).not.toContain('BYE sip:a.example:5060;transport=udp');
    phones.network.loses = () => false;
    await phones.pass(600);
    expect(phones.sentBy('b')).toContain('BYE sip:a.example:5060;transport=udp');
    expect(phones.events.at(-1)).toBe('ended bye');
  });
});

describe('forks', () => {
  const from = (phones: TwoPhones, tag: string, status: string): Buffer => {
    const invite = phones.incoming.invite;
    return wire(`SIP/2.0 ${status}
Via: ${invite.headers.get('via')!.replace(/;received=[^;]*|;rport=\d*/g, '')}
From: ${invite.headers.get('from')}
To: ${invite.headers.get('to')};tag=${tag}
Call-ID: ${invite.callId}
CSeq: ${invite.cseq.number} INVITE
Contact: <sip:${tag}@b.example>
Content-Length: 0`);
  };

  it('the first who answers has the call, the second is hung up, and repeated answers are acknowledged', async () => {
    const phones = await TwoPhones.start();
    const call = phones.call();
    await phones.pass(5);
    for (const answer of ['left 180 Ringing', 'right 180 Ringing', 'right 200 OK', 'left 200 OK', 'right 200 OK']) {
      const [tag, ...status] = answer.split(' ');
      phones.network.carry('b', 'a', from(phones, tag!, status.join(' ')));
    }
    await phones.pass(5);
    expect(phones.events).toEqual(['progress 180', 'progress 180', 'answered undefined']);
    expect(call.dialog?.remoteTag).toBe('right');
    expect(phones.sentBy('a').slice(1)).toEqual([
      ...['ACK sip:right@b.example', 'ACK sip:left@b.example', 'BYE sip:left@b.example', 'ACK sip:right@b.example'],
    ]);
  });
});
