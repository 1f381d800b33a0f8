import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MediaAnchor, MediaEvent } from './media-anchor.ts';
import { mutated, randomNumbers } from './mutated-sdp.fixtures.ts';
import { HOLD_MUSIC } from './sounds.ts';
import { launchBrowser, TonePage } from './tone-page.fixtures.ts';
import { toneSamples, TrunkPhone } from './trunk-phone.fixtures.ts';

const [LOW, MIDDLE, HIGH, WIDE] = [1_000, 1_700, 2_600, 5_200] as const;
const TONES = [LOW, MIDDLE, HIGH, WIDE];
const until = { timeout: 15_000, interval: 50 };
/** How many legs the anchor under test may have: it reaches this limit. */
export const TEST_LEGS = 8;

/** What each driver must do, whatever it is made of. */
export function describeAnchor(open: () => Promise<MediaAnchor>): void {
  const events: MediaEvent[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'guichet-recordings-'));
  const phones: TrunkPhone[] = [];
  let anchor: MediaAnchor;
  let browser: Browser;
  /** Browsers that live as long as the file; each test arranges them anew. */
  let caller: TonePage, agent: TonePage, other: TonePage;

  beforeAll(async () => {
    [anchor, browser] = await Promise.all([open(), launchBrowser()]);
    anchor.onEvent((event) => events.push(event));
    [caller, agent, other] = await Promise.all([
      TonePage.open(browser, WIDE).then((page) => page.call(anchor)),
      TonePage.open(browser, MIDDLE).then((page) => page.beCalled(anchor)),
      TonePage.open(browser, HIGH).then((page) => page.call(anchor)),
    ]);
  });
  afterEach(async () => {
    const closed = phones.splice(0).map(async (phone) => {
      phone.close();
      await anchor.close(phone.leg).catch(() => undefined);
    });
    await Promise.all(closed);
  });
  afterAll(async () => {
    await browser?.close();
    await anchor?.stop();
    rmSync(folder, { recursive: true });
  });

  const hears = (who: { heard(tones: readonly number[]): Promise<number[]> | number[] }, tones: number[]) =>
    expect.poll(() => who.heard(TONES), until).toEqual(tones);
  const telephone = async (hertz: number): Promise<TrunkPhone> => {
    const phone = await TrunkPhone.open(hertz);
    phones.push(phone);
    return phone.beCalled(anchor);
  };
  const told = (event: MediaEvent) => expect.poll(() => events, until).toContainEqual(event);

  describe('what is heard', () => {
    it('music while waiting, then each other in a wide band; then nothing', async () => {
      await anchor.play(caller.leg, HOLD_MUSIC, true);
      await expect.poll(() => caller.ask('loudness'), until).toBeGreaterThan(-60);
      await anchor.arrange({ parties: [caller.leg, agent.leg] });
      await anchor.stopPlaying(caller.leg);
      await hears(caller, [MIDDLE]);
      await hears(agent, [WIDE]);
      await anchor.arrange({ parties: [caller.leg] });
      await anchor.arrange({ parties: [agent.leg] });
      await hears(caller, []);
      await hears(agent, []);
    });

    it('keys of a browser whose voice is Opus', async () => {
      await caller.ask('press', '9');
      await told({ type: 'digit', leg: caller.leg, digit: '9' });
    });

    it('goes on through a later offer, held and taken up again', async () => {
      await anchor.arrange({ parties: [caller.leg, agent.leg] });
      await caller.renegotiate(anchor, 'recvonly');
      await hears(caller, [MIDDLE]);
      await hears(agent, []);
      await caller.renegotiate(anchor, 'sendrecv');
      await hears(agent, [WIDE]);
      await hears(caller, [MIDDLE]);
    });

    it('a supervisor hears both; whispers to the agent; the caller never hears it', async () => {
      const parties = [caller.leg, agent.leg];
      await anchor.arrange({ parties, supervisors: [{ leg: other.leg }] });
      await hears(other, [MIDDLE, WIDE]);
      await hears(agent, [WIDE]);
      await anchor.arrange({ parties, supervisors: [{ leg: other.leg, whispersTo: agent.leg }] });
      await hears(agent, [HIGH, WIDE]);
      await hears(other, [MIDDLE, WIDE]);
      for (let look = 0; look < 10; look++) expect(await caller.heard(TONES)).toEqual([MIDDLE]);
    });

    it('three hear the other two', async () => {
      await anchor.arrange({ parties: [caller.leg, agent.leg, other.leg] });
      await hears(caller, [MIDDLE, HIGH]);
      await hears(agent, [HIGH, WIDE]);
      await hears(other, [MIDDLE, WIDE]);
    });
  });

  describe('a telephone', () => {
    it('meets a browser that took G.711, and a wide one by transcoding; keys go both ways', async () => {
      const [phone, page] = [await telephone(LOW), await TonePage.open(browser, HIGH)];
      await page.beCalled(anchor, 'telephone');
      await anchor.arrange({ parties: [phone.leg, page.leg] });
      await hears(page, [LOW]);
      await hears(phone, [HIGH]);
      expect(await anchor.quality(page.leg)).toMatchObject({ codec: 'pcma', packetsLost: 0 });

      phone.press('7');
      await told({ type: 'digit', leg: phone.leg, digit: '7' });
      await page.ask('press', '5#');
      await told({ type: 'digit', leg: page.leg, digit: '5' });
      await told({ type: 'digit', leg: page.leg, digit: '#' });
      await expect.poll(() => phone.events.map(([key]) => key), until).toContain(11);

      await anchor.arrange({ parties: [phone.leg, agent.leg] });
      await hears(agent, [LOW]);
      await hears(phone, [MIDDLE]);
      await anchor.close(page.leg);
    });

    it('hears a prompt once, to its end, and is sent keys', async () => {
      const phone = await telephone(LOW);
      const prompt = join(folder, 'prompt');
      writeFileSync(`${prompt}.alaw`, toneSamples(HIGH, 0.6));
      await anchor.play(phone.leg, prompt);
      await hears(phone, [HIGH]);
      await told({ type: 'played', leg: phone.leg });
      await anchor.sendDigits(phone.leg, '9*');
      await expect
        .poll(() => phone.events.map(([key]) => key), until)
        .toEqual([...Array(7).fill(9), ...Array(7).fill(10)]);
    });
  });

  describe('recording', () => {
    it('has each side in its channel, and nothing of what was said while paused', async () => {
      await anchor.arrange({ parties: [caller.leg, agent.leg] });
      await hears(agent, [WIDE]);
      const { recording, file } = await anchor.record(caller.leg, agent.leg, join(folder, 'wide'));
      expect(file).toBe(join(folder, 'wide.webm'));
      await seconds(0.6);
      await anchor.pauseRecording(recording);
      await seconds(0.6);
      await anchor.resumeRecording(recording);
      await seconds(0.6);
      await anchor.stopRecording(recording);

      const { seconds: length, shares } = await caller.ask('channels', readFileSync(file, 'base64'), [MIDDLE, WIDE]);
      expect(length).toBeGreaterThan(1.5);
      expect(shares.map((channel) => channel.map((share) => share > 0.1))).toEqual([
        [false, true],
        [true, false],
      ]);
      for (const share of [shares[0]![1]!, shares[1]![0]!]) expect(share).toBeLessThan(0.8);
    });

    it('is a WAV with a telephone', async () => {
      const phone = await telephone(LOW);
      await anchor.arrange({ parties: [phone.leg, agent.leg] });
      await hears(phone, [MIDDLE]);
      const { recording, file } = await anchor.record(phone.leg, agent.leg, join(folder, 'narrow'));
      await seconds(0.5);
      await anchor.stopRecording(recording);
      const { shares } = await caller.ask('channels', readFileSync(file, 'base64'), [LOW, MIDDLE]);
      expect(shares.map((channel) => channel.map((share) => share > 0.1))).toEqual([
        [true, false],
        [false, true],
      ]);
    });

    it('ends with the last of its legs', async () => {
      const [one, two] = [await telephone(LOW), await telephone(HIGH)];
      const { recording, file } = await anchor.record(one.leg, two.leg, join(folder, 'left alone'));
      await seconds(0.4);
      await anchor.close(one.leg);
      await anchor.close(two.leg);
      await expect(anchor.stopRecording(recording)).rejects.toMatchObject({ code: 'unknown_recording' });
      const { shares } = await caller.ask('channels', readFileSync(file, 'base64'), [LOW, HIGH]);
      expect(shares.map((channel) => channel.map((share) => share > 0.1))).toEqual([
        [true, false],
        [false, true],
      ]);
    });
  });

  describe('quality', () => {
    it('counts, and knows the round trip once the other side has reported', async () => {
      await expect
        .poll(() => anchor.quality(agent.leg), until)
        .toMatchObject({ codec: 'opus', packetsLost: expect.any(Number), roundTripMs: expect.any(Number) });
      const { packetsReceived, packetsSent, jitterMs } = await anchor.quality(agent.leg);
      expect(packetsReceived).toBeGreaterThan(50);
      expect(packetsSent).toBeGreaterThan(50);
      expect(jitterMs).toBeLessThan(1_000);
    });
  });

  describe('bad input', () => {
    const offer = () => other.ask('offer');

    it.each([
      ['nothing', ''],
      ['no description', 'hello'],
      ['no sound', 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'],
      ['far too long', `v=0\r\nm=audio 9 RTP/AVP 0\r\n${'a=x\r\n'.repeat(20_000)}`],
      ['of a telephone', 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\n'],
    ])('an offer with %s is refused', async (_, sdp) => {
      await expect(anchor.answerBrowser(sdp)).rejects.toMatchObject({ code: 'bad_sdp' });
    });

    it.each([
      ['at a place that he names', (sdp: string) => sdp.replace(/^(m=audio \d+) \S+/m, '$1 RTP/AVP')],
      [
        'with a key that he names',
        (sdp: string) => `${sdp}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${'A'.repeat(40)}\r\n`,
      ],
      ['by a hundred ways at once', (sdp: string) => `${sdp}${'m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n'.repeat(100)}`],
      ['without a way to be asked for', (sdp: string) => sdp.replaceAll(/^a=ice-.*\r\n/gm, '')],
    ])('whoever wants sound sent %s is refused', async (_, change) => {
      await expect(anchor.answerBrowser(change(await offer()))).rejects.toMatchObject({ code: 'bad_sdp' });
    });

    it('no codec in common is told apart', async () => {
      const strange = (await offer()).replaceAll(/(opus|PCMA|PCMU)\//g, 'SPEEX/');
      await expect(anchor.answerBrowser(strange)).rejects.toMatchObject({ code: 'no_common_codec' });
      const description = (await TrunkPhone.open(LOW).then((phone) => (phones.push(phone), phone))).description('18');
      await expect(anchor.answerTrunk(description)).rejects.toMatchObject({ code: 'no_common_codec' });
    });

    it('what is not there is said to be unknown, and what is wrong is refused', async () => {
      const nobody = '00000000-0000-0000-0000-000000000000';
      const { leg } = agent;
      await expect(anchor.close(nobody)).rejects.toMatchObject({ code: 'unknown_leg' });
      await expect(anchor.arrange({ parties: [leg, nobody] })).rejects.toMatchObject({ code: 'unknown_leg' });
      await expect(anchor.stopRecording(nobody)).rejects.toMatchObject({ code: 'unknown_recording' });
      await expect(anchor.play(leg, '/nowhere/nothing')).rejects.toMatchObject({ code: 'unknown_sound' });
      await expect(anchor.sendDigits(leg, '12a')).rejects.toMatchObject({ code: 'bad_digits' });
      await expect(anchor.acceptAnswer(leg, await offer())).rejects.toMatchObject({
        code: 'wrong_state',
      });
      await expect(anchor.record(leg, caller.leg, '/nowhere/file')).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('offers with anything changed in them are answered or refused, and it goes on', async () => {
      const [good, random] = [await offer(), randomNumbers(7)];
      for (let round = 0; round < 150; round++) {
        const changed = mutated(good, random);
        const opened = await anchor.answerBrowser(changed).catch((error: { code: string }) => error.code);
        if (typeof opened !== 'string') await anchor.close(opened.leg).catch(() => undefined);
        else expect(['bad_sdp', 'no_common_codec'], changed).toContain(opened);
      }
    });

    it('legs have a limit', async () => {
      const opened: string[] = [];
      const refusal = await (async () => {
        for (;;) opened.push((await anchor.offerTrunk()).leg);
      })().catch((error: unknown) => error);
      expect(refusal).toMatchObject({ code: 'leg_limit' });
      await Promise.all(opened.map((leg) => anchor.close(leg)));
    });
  });
}

/** How long a recording lasts is how long is spoken. */
const seconds = (count: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, count * 1_000));
