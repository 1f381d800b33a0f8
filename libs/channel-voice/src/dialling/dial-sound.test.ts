import type { Browser } from '@playwright/test';
import { eventually, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startRtpengine, type RunningRtpengine } from '../../../media/src/rtpengine/rtpengine.fixtures.ts';
import { launchBrowser, TonePage } from '../../../media/src/tone-page.fixtures.ts';
import { TrunkPhone } from '../../../media/src/trunk-phone.fixtures.ts';
import type { Carrier } from '../trunks/carrier.fixtures.ts';
import { openVoiceHouse, type Seat, startVoiceApp } from '../voice-house.fixtures.ts';
import { DialHouse } from './dial-house.fixtures.ts';

const [AGENT, CALLED] = [1_000, 1_700];
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(['node', 'rtpengine'] as const)('sound of a number that is dialled, driver %s', (driver) => {
  let app: TestApp;
  let rtpengine: RunningRtpengine | undefined;
  let dials: DialHouse;
  let nadia: Seat;
  let desk: TonePage;
  let called: TrunkPhone;
  beforeAll(async () => {
    rtpengine = driver === 'rtpengine' ? await startRtpengine() : undefined;
    const settings = rtpengine ? { MEDIA_DRIVER: driver, RTPENGINE_PORT: String(rtpengine.port) } : {};
    app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1', ...settings });
  });
  afterAll(async () => {
    await app.stop();
    await rtpengine?.stop();
  });
  afterEach(async () => {
    called.close();
    await desk.page.close();
    await dials.close();
  });

  async function dialled(onCall: Carrier['onCall']) {
    dials = new DialHouse(await openVoiceHouse(app));
    nadia = await dials.house.agent('Nadia Roche');
    desk = await TonePage.open(browser, AGENT);
    called = await TrunkPhone.open(CALLED);
    await dials.trunk(onCall);
    const order = await dials.dial(nadia);
    const ring = await nadia.phone.ring();
    ring.accept({ type: 'application/sdp', content: await desk.ask('answer', ring.body!.content.toString()) });
    return order;
  }
  const sdp = (content: string) => ({ type: 'application/sdp', content });
  const deskHears = (tones: readonly number[]) =>
    eventually(`the desk to hear ${tones.join()}`, async () => `${await desk.heard([AGENT, CALLED])}` === `${tones}`);
  const calledHears = (tones: readonly number[]) =>
    eventually(`the called to hear ${tones.join()}`, () => `${called.heard([AGENT, CALLED])}` === `${tones}`);

  it('goes both ways, also when the sound of the called comes late', async () => {
    const order = await dialled((call) => {
      call.progress(180);
      call.accept(sdp(called.answerTo(call.body!.content.toString(), 2_000)));
    });
    await dials.stage(order, 'talking');
    await calledHears([AGENT]);
    await deskHears([CALLED]);
  });

  it('is heard by the agent before an answer, where the network says something', async () => {
    let answer = (): void => undefined;
    const order = await dialled((call) => {
      const body = sdp(called.answerTo(call.body!.content.toString()));
      call.progress(183, { body });
      answer = () => call.accept(body);
    });
    await deskHears([CALLED]);
    expect((await dials.callOf(order)).state).toBe('dialling');
    answer();
    await dials.stage(order, 'talking');
    await calledHears([AGENT]);
  });
});
