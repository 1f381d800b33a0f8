import { Diallers } from '@guichet/phone-numbers';
import { CONFIG } from '@guichet/platform';
import type { TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trunkSdp } from '../soundless-sdp.fixtures.ts';
import { openVoiceHouse, type Seat, startVoiceApp } from '../voice-house.fixtures.ts';
import { answers, DialHouse } from './dial-house.fixtures.ts';

let app: TestApp;
let dials: DialHouse;
let nadia: Seat;
beforeAll(async () => {
  app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
});
beforeEach(async () => {
  dials = new DialHouse(await openVoiceHouse(app));
  nadia = await dials.house.agent('Nadia Roche');
});
afterEach(() => dials.close());
afterAll(() => app.stop());

describe('a number that is dialled', () => {
  it('costs a minute from the moment it is asked for, and nothing more once it is over', async () => {
    const carrier = await dials.trunk(answers);
    const costs = () => dials.house.inTenant((tx) => app.get(Diallers).underWay(tx));
    expect(await costs()).toBe(0);
    const order = await dials.dial(nadia);
    expect(await costs()).toBe(60_000);
    await nadia.phone.answer();
    await dials.stage(order, 'talking');
    expect(await costs()).toBe(60_000);
    carrier.calls[0]!.call.hangUp();
    await dials.ended(order);
    expect(await costs()).toBe(0);
  });

  it('sends its sound to no private address, whatever a trunk says', async () => {
    const config = app.get<{ ALLOW_PRIVATE_HOSTS: boolean }>(CONFIG);
    const carrier = await dials.trunk((call) => {
      config.ALLOW_PRIVATE_HOSTS = false;
      call.accept(trunkSdp());
    });
    const order = await dials.dial(nadia);
    await nadia.phone.answer();
    const { outcome } = await dials.ended(order).finally(() => (config.ALLOW_PRIVATE_HOSTS = true));
    expect([outcome, carrier.calls.length]).toEqual(['failed', 1]);
  });

  it('nor does it send it there when the trunk asks for that during the talk, and the talk goes on', async () => {
    const config = app.get<{ ALLOW_PRIVATE_HOSTS: boolean }>(CONFIG);
    const carrier = await dials.trunk(answers);
    const order = await dials.dial(nadia);
    await nadia.phone.answer();
    await dials.stage(order, 'talking');
    const { call } = carrier.calls[0]!;
    config.ALLOW_PRIVATE_HOSTS = false;
    const refused = await call.reinvite(trunkSdp()).finally(() => (config.ALLOW_PRIVATE_HOSTS = true));
    expect(refused.status).toBe(488);
    expect((await call.reinvite(trunkSdp())).status).toBe(200);
    call.hangUp();
    expect((await dials.ended(order)).outcome).toBe('reached');
  });
});
