import { describe, expect, it } from 'vitest';
import { sdp, TwoPhones } from '../fixtures/two-phones.fixtures.ts';
import { nameAddr } from '../messages/name-addr.ts';

const INVITES = [0, 500, 1500, 3500, 7500, 15_500, 31_500];
const from = nameAddr('sip:ada@example.com');

describe('an INVITE over a way that loses', () => {
  it('is repeated by timer A, and given up by timer B', async () => {
    const phones = await TwoPhones.start();
    phones.network.loses = () => true;
    phones.call();
    await phones.pass(31_990);
    expect(phones.timesOf('INVITE')).toEqual(INVITES);
    expect(phones.events).toEqual([]);
    await phones.pass(20);
    expect(phones.events).toEqual(['failed 408']);
    expect(phones.clock.running).toBe(0);
  });

  it('is not repeated over a reliable way, nor after a provisional answer', async () => {
    const reliable = await TwoPhones.start({ isReliable: true });
    reliable.network.loses = () => true;
    reliable.call();
    await reliable.pass(32_010);
    expect(reliable.timesOf('INVITE')).toEqual([0]);
    expect(reliable.events).toEqual(['failed 408']);
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(100_000);
    expect(phones.timesOf('INVITE')).toEqual([0]);
    expect(phones.events).toEqual([]);
  });

  it('is not repeated by a process that stood still beyond its life', async () => {
    const phones = await TwoPhones.start();
    phones.network.loses = () => true;
    phones.call();
    phones.clock.standStill(60_000);
    expect(phones.timesOf('INVITE')).toEqual([0]);
    expect(phones.events).toEqual(['failed 408']);
    expect(phones.clock.running).toBe(0);
  });

  it('repeated, is taken once and answered as before', async () => {
    const phones = await TwoPhones.start();
    let calls = 0;
    phones.network.loses = (line) => line.startsWith('100') && ++calls < 3;
    phones.call();
    await phones.pass(3000);
    expect(phones.sentBy('b')).toEqual(['100 Trying', '100 Trying', '100 Trying']);
    expect(phones.timesOf('INVITE')).toEqual(INVITES.slice(0, 3));
  });
});

describe('answers over a way that loses', () => {
  it('a refusal is repeated by timer G until timer H; its ACK stops it', async () => {
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(10);
    phones.network.loses = (line) => line.startsWith('ACK');
    phones.incoming.reject(486);
    await phones.pass(7000);
    expect(phones.timesOf('486').map((time) => time - 10)).toEqual([0, 500, 1500, 3500]);
    expect(phones.timesOf('ACK')).toHaveLength(4);
    phones.network.loses = () => false;
    await phones.pass(40_000);
    expect(phones.timesOf('486')).toHaveLength(5);
    expect(phones.events).toEqual(['failed 486']);
    expect(phones.clock.running).toBe(0);
  });

  it('an answer is repeated until its ACK, at most every 4 s, also over a reliable way', async () => {
    for (const isReliable of [false, true]) {
      const phones = await TwoPhones.start({ isReliable });
      phones.call();
      await phones.pass(10);
      phones.network.loses = (line) => line.startsWith('ACK');
      phones.incoming.accept(sdp('answer'));
      await phones.pass(12_000);
      expect(phones.timesOf('200').map((time) => time - 10)).toEqual([0, 500, 1500, 3500, 7500, 11_500]);
      phones.network.loses = () => false;
      await phones.pass(20_000);
      expect(phones.timesOf('200')).toHaveLength(7);
      expect(phones.events).toEqual(['answered answer', 'acknowledged undefined']);
    }
  });

  it('an answer never acknowledged ends the call with a BYE after 32 s', async () => {
    const phones = await TwoPhones.start();
    phones.call();
    await phones.pass(10);
    phones.network.loses = (line) => line.startsWith('ACK');
    phones.incoming.accept(sdp('answer'));
    await phones.pass(31_900);
    expect(phones.timesOf('BYE')).toEqual([]);
    await phones.pass(200);
    expect(phones.timesOf('BYE')).toEqual([32_010]);
    expect(phones.events).toEqual(['answered answer', 'ended no ACK', 'ended bye']);
    await phones.pass(40_000);
    expect(phones.clock.running).toBe(0);
  });
});

describe('other requests over a way that loses', () => {
  const options = async (phones: TwoPhones): Promise<number> => {
    const flow = phones.adaTransport.flowTo('b');
    const { status } = await phones.ada.request('OPTIONS', { flow, uri: 'sip:b.example', from });
    return status;
  };

  it('are repeated by timer E, at most every 4 s, and given up by timer F', async () => {
    const phones = await TwoPhones.start();
    phones.network.loses = () => true;
    const answer = options(phones);
    await phones.pass(32_010);
    expect(await answer).toBe(408);
    expect(phones.timesOf('OPTIONS')).toEqual([
      0, 500, 1500, 3500, 7500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500,
    ]);
  });

  it('are answered as before while timer J runs, and forgotten after', async () => {
    const phones = await TwoPhones.start();
    let answers = 0;
    phones.network.loses = (line) => line.startsWith('200') && ++answers < 4;
    const answer = options(phones);
    await phones.pass(5000);
    expect(await answer).toBe(200);
    expect(phones.sentBy('b')).toEqual(['200 OK', '200 OK', '200 OK', '200 OK']);
    await phones.pass(40_000);
    expect(phones.clock.running).toBe(0);
  });

  it('a CANCEL that nothing belongs to gets 481', async () => {
    const phones = await TwoPhones.start();
    const flow = phones.adaTransport.flowTo('b');
    const cancel = phones.ada.request('CANCEL', { flow, uri: 'sip:b.example', from });
    await phones.pass(10);
    expect((await cancel).status).toBe(481);
  });
});
