import { afterAll, describe, expect, it } from 'vitest';
import { describeAnchor, TEST_LEGS } from '../describe-anchor.fixtures.ts';
import type { MediaEvent } from '../media-anchor.ts';
import { TrunkPhone } from '../trunk-phone.fixtures.ts';
import { startRtpengine, type RunningRtpengine } from './rtpengine.fixtures.ts';
import { RtpengineAnchor } from './rtpengine-anchor.ts';

const until = { timeout: 15_000, interval: 50 };
const faults: unknown[] = [];
const running: RunningRtpengine[] = [];
const open = async (): Promise<RtpengineAnchor> => {
  const rtpengine = await startRtpengine();
  running.push(rtpengine);
  const mixer = { host: '127.0.0.1', ports: null, maxLegs: TEST_LEGS };
  const control = { host: '127.0.0.1', port: rtpengine.port };
  return new RtpengineAnchor({ control, mixer }, { error: (facts) => faults.push(facts) });
};
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  expect(faults).toEqual([]);
});

describe('the anchor on rtpengine', () => {
  describeAnchor(open);
});

describe('an rtpengine that dies', () => {
  it('takes its legs with it, as is told when another is there; calls go on with that one', async () => {
    const anchor = await open();
    const events: MediaEvent[] = [];
    anchor.onEvent((event) => events.push(event));
    const phone = await TrunkPhone.open(1_000).then((one) => one.beCalled(anchor));
    await expect.poll(() => events, until).toContainEqual({ type: 'connected', leg: phone.leg });
    const dead = running.pop()!;
    await dead.stop();
    running.push(await startRtpengine(dead.port));
    await expect.poll(() => events, until).toContainEqual({ type: 'lost', leg: phone.leg });
    await expect(anchor.quality(phone.leg)).rejects.toMatchObject({ code: 'unknown_leg' });
    const again = await TrunkPhone.open(1_000).then((one) => one.beCalled(anchor));
    const pressed = () => (again.press('7'), events);
    await expect
      .poll(pressed, { ...until, interval: 500 })
      .toContainEqual({ type: 'digit', leg: again.leg, digit: '7' });
    for (const one of [phone, again]) one.close();
    await anchor.stop();
  });
});
