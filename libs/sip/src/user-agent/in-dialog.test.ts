import { describe, expect, it } from 'vitest';
import { sdp, textOf, TwoPhones } from '../fixtures/two-phones.fixtures.ts';
import { bodyOf } from '../transactions/response-to.ts';
import type { IncomingOffer } from './incoming-offer.ts';

describe('changes of a session', () => {
  it('re-INVITE and UPDATE are offered and answered', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    bob.handlers.onOffer = (offer) => offer.accept(sdp(`${textOf(offer.body)} held`));
    const held = ada.reinvite(sdp('hold'));
    await phones.pass(10);
    const updated = ada.update(sdp('update'));
    await phones.pass(10);
    expect(textOf((await held).body)).toBe('hold held');
    expect(textOf((await updated).body)).toBe('update held');
    expect(phones.sentBy('a').map((line) => line.split(' ')[0])).toEqual(['INVITE', 'ACK', 'UPDATE']);
  });

  it('a re-INVITE without a body asks for an offer', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    bob.handlers.onOffer = (offer) => {
      expect(offer.body).toBeUndefined();
      offer.accept(sdp('their offer'));
    };
    const change = ada.reinvite();
    await phones.pass(10);
    (await change).acknowledge(sdp('our answer'));
    await phones.pass(10);
    expect(phones.events).toEqual(['acknowledged our answer']);
  });

  it('is refused with 488 where nobody listens, and the call goes on', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    const change = ada.reinvite(sdp('hold'));
    await phones.pass(10);
    expect((await change).status).toBe(488);
    expect([ada.state, bob.state]).toEqual(['confirmed', 'confirmed']);
  });

  it('when both begin at once, each gets 491, waits its while and has its turn', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    for (const call of [ada, bob]) call.handlers.onOffer = (offer) => offer.accept(sdp('yes'));
    const changes = [ada.reinvite(sdp('a')), bob.reinvite(sdp('b'))];
    await phones.pass(9_000);
    expect((await Promise.all(changes)).map(({ status }) => status)).toEqual([200, 200]);
    expect(phones.sentBy('a').filter((line) => line.startsWith('491'))).not.toEqual([]);
    expect(phones.sentBy('b').filter((line) => line.startsWith('491'))).not.toEqual([]);
  });

  it('a second INVITE before the first is answered gets 500', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    const offers: IncomingOffer[] = [];
    bob.handlers.onOffer = (offer) => void offers.push(offer);
    void ada.reinvite(sdp('one'));
    const second = ada.request('INVITE', { body: sdp('two'), headers: { contact: '<sip:a.example>' } });
    await phones.pass(10);
    expect((await second).status).toBe(500);
    expect((await second).response?.headers.get('retry-after')).toMatch(/^\d$/);
    expect(offers).toHaveLength(1);
  });

  it('the wait after glare ends with the call', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    const changes = [ada.reinvite(sdp('a')), bob.reinvite(sdp('b'))];
    await phones.pass(3);
    ada.hangUp();
    await phones.pass(40_000);
    expect((await Promise.all(changes)).every(({ status }) => status >= 400)).toBe(true);
    expect(phones.clock.running).toBe(0);
  });
});

describe('other requests within a dialog', () => {
  it('REFER is accepted, and how it goes is told', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    const told: (string | undefined)[] = [];
    ada.handlers.onNotify = (request) => told.push(request.headers.get('subscription-state'), textOf(bodyOf(request)));
    bob.handlers.onRefer = (refer) => {
      expect(refer.target.uri).toBe('sip:carol@example.com');
      refer.accept();
      void refer.notify(200);
    };
    const answer = ada.refer('sip:carol@example.com');
    await phones.pass(10);
    expect((await answer).status).toBe(202);
    expect(told).toEqual([
      ...['active;expires=120', 'SIP/2.0 100 Trying\r\n', 'terminated;reason=noresource', 'SIP/2.0 200 OK\r\n'],
    ]);
  });

  it('INFO carries keys; REFER is declined where nobody listens; OPTIONS is answered, others not allowed', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    const keys: (string | undefined)[] = [];
    bob.handlers.onInfo = (request) => void keys.push(textOf(bodyOf(request)));
    const answers = [ada.info({ type: 'application/dtmf-relay', content: 'Signal=5' }), ada.refer('sip:x@example.com')];
    answers.push(ada.request('OPTIONS'), ada.request('PUBLISH'));
    await phones.pass(10);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 603, 200, 405]);
    expect(keys).toEqual(['Signal=5']);
  });

  it('what comes out of order is refused with 500, what belongs to no dialog with 481', async () => {
    const phones = await TwoPhones.start();
    const { ada, bob } = await phones.connected();
    ada.dialog!.localNumber -= 5;
    const late = ada.request('INFO');
    await phones.pass(10);
    expect((await late).status).toBe(500);
    bob.end();
    const lost = ada.request('INFO');
    await phones.pass(10);
    expect((await lost).status).toBe(481);
    expect(phones.events).toEqual(['ended gone']);
  });

  it('a dialog that is over answers 481 by itself', async () => {
    const phones = await TwoPhones.start();
    const { ada } = await phones.connected();
    ada.hangUp();
    expect((await ada.info(sdp(''))).status).toBe(481);
    expect((await ada.reinvite(sdp(''))).status).toBe(481);
  });

  it('a closed flow is told, and another one takes its place', async () => {
    const phones = await TwoPhones.start({ isReliable: true });
    const { bob } = await phones.connected();
    bob.handlers.onFlowClosed = () => void phones.events.push('closed');
    phones.bobTransport.closeTo('a');
    expect(phones.events).toEqual(['closed']);
    phones.bobTransport.isOpen = true;
    bob.moveTo({ ...phones.bobTransport.flowTo('a'), id: 'again' }, 'sip:ada@a.example', []);
    bob.hangUp();
    await phones.pass(10);
    expect(phones.events).toEqual(['closed', 'ended bye']);
    expect(phones.sentBy('b')).toEqual(['BYE sip:ada@a.example']);
  });
});
