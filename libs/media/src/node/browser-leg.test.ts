import { setTimeout as sleep } from 'node:timers/promises';
import { RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import { afterEach, expect, it } from 'vitest';
import { BrowserLeg } from './browser-leg.ts';
import type { LegEvents } from './leg.ts';

const OPUS = new RTCRtpCodecParameters({ mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 });
const NOBODY: LegEvents = {
  frame: () => undefined,
  digit: () => undefined,
  connected: () => undefined,
  lost: () => undefined,
};
/** RFC 6347, section 4.2.2: a handshake's record, a client's hello, the first (the second bears the server's cookie). */
const isFirstHello = (datagram: Buffer): boolean =>
  datagram[0] === 22 && datagram[13] === 1 && datagram.readUInt16BE(17) === 0;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => void (await Promise.all(open.splice(0).map((one) => one.close()))));

it.each([
  ['actpass', 'passive'],
  ['active', 'passive'],
  ['passive', 'active'],
])('a browser whose offer says %s is answered %s, so that it begins the handshake where it may', async (its, ours) => {
  const browser = new RTCPeerConnection({ codecs: { audio: [OPUS], video: [] }, iceServers: [] });
  const leg = new BrowserLeg({ band: 'wide', host: '127.0.0.1', ports: null }, NOBODY);
  open.push(browser, leg);
  browser.addTransceiver('audio', { direction: 'sendrecv' });
  const { sdp } = await browser.createOffer();
  expect(await leg.renegotiate(sdp.replace('a=setup:actpass', `a=setup:${its}`))).toContain(`a=setup:${ours}`);
});

it('hears a handshake that began before the answer was here', async () => {
  const browser = new RTCPeerConnection({
    codecs: { audio: [OPUS], video: [] },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    iceInterfaceAddresses: { udp4: '127.0.0.1' },
  });
  const connected = Promise.withResolvers<void>();
  const leg = new BrowserLeg(
    { band: 'wide', host: '127.0.0.1', ports: null },
    { ...NOBODY, connected: connected.resolve },
  );
  open.push(browser, leg);
  await browser.setRemoteDescription({ type: 'offer', sdp: await leg.offer() });
  const { connection } = browser.getTransceivers()[0]!.sender.dtlsTransport.iceTransport;
  const send = connection.send.bind(connection);
  const greeted = Promise.withResolvers<void>();
  let hellos = 0;
  connection.send = async (datagram) => {
    // It is said once only: who does not hear it never will.
    if (!isFirstHello(datagram) || (hellos += 1) === 1) await send(datagram);
    if (hellos) greeted.resolve();
  };
  await browser.setLocalDescription(await browser.createAnswer());
  await greeted.promise;
  // Sent is not read.
  await sleep(50);
  await leg.acceptAnswer(browser.localDescription!.sdp);
  await connected.promise;
  expect(hellos).toBeGreaterThan(0);
});
