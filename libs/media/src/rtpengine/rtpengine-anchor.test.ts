import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLD_MUSIC } from '../sounds.ts';
import { launchBrowser, TonePage } from '../tone-page.fixtures.ts';
import { RtpengineAnchor } from './rtpengine-anchor.ts';

const PROGRAM = '/usr/bin/rtpengine';
const [LOW, WIDE] = [1_000, 5_200] as const;
const until = { timeout: 15_000, interval: 50 };
let [rtpengine, browser]: [ChildProcess | null, Browser | null] = [null, null];
let anchor: RtpengineAnchor;

beforeAll(async () => {
  if (!existsSync(PROGRAM)) throw new Error('sudo apt-get install --no-install-recommends rtpengine-daemon');
  const port = await freePort();
  const settings = ['--config-file=none', '--table=-1', '--interface=127.0.0.1', `--listen-ng=127.0.0.1:${port}`];
  const ports = ['--port-min=30000', '--port-max=30999'];
  rtpengine = spawn(PROGRAM, [...settings, ...ports, '--foreground', '--log-stderr', '--log-level=3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  anchor = new RtpengineAnchor({ host: '127.0.0.1', port, maxLegs: 4 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await anchor?.stop();
  rtpengine?.kill();
});

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((done) => void socket.close(done));
  return port;
}

describe('the anchor on rtpengine', () => {
  it('plays music, then relays both ways, and knows what came', async () => {
    const caller = await (await TonePage.open(browser!, WIDE)).call(anchor);
    await anchor.play(caller.leg, HOLD_MUSIC, true);
    await expect.poll(() => caller.ask('loudness'), until).toBeGreaterThan(-60);
    const agent = await (await TonePage.open(browser!, LOW)).beCalled(anchor);
    await anchor.arrange({ parties: [caller.leg, agent.leg] });
    await anchor.stopPlaying(caller.leg);
    await expect.poll(() => caller.heard([LOW, WIDE]), until).toEqual([LOW]);
    await expect.poll(() => agent.heard([LOW, WIDE]), until).toEqual([WIDE]);
    await expect.poll(async () => (await anchor.quality(caller.leg)).packetsReceived, until).toBeGreaterThan(50);
    expect(await anchor.quality(caller.leg)).toMatchObject({ codec: 'opus', packetsLost: 0 });

    await anchor.arrange({ parties: [caller.leg] });
    await expect.poll(() => caller.heard([LOW, WIDE]), until).toEqual([]);
    await Promise.all([anchor.close(caller.leg), anchor.close(agent.leg)]);
  });

  it('refuses what it cannot do and what is wrong', async () => {
    const { leg } = await anchor.offerTrunk();
    await expect(anchor.answerBrowser('hello')).rejects.toMatchObject({ code: 'bad_sdp' });
    await expect(anchor.acceptAnswer(leg, 'v=0\r\nm=audio 9 RTP/AVP 18\r\n')).rejects.toMatchObject({
      code: 'no_common_codec',
    });
    await expect(anchor.arrange({ parties: ['a', 'b', 'c'] })).rejects.toMatchObject({ code: 'unknown_leg' });
    await expect(anchor.record()).rejects.toMatchObject({ code: 'not_supported' });
    await anchor.close(leg);
    await expect(anchor.close(leg)).rejects.toMatchObject({ code: 'unknown_leg' });
  });
});
