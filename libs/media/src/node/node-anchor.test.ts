import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOLD_MUSIC } from '../sounds.ts';
import { launchBrowser, TonePage } from '../tone-page.fixtures.ts';
import { NodeAnchor } from './node-anchor.ts';

const TONES = [1_000, 1_700, 2_600, 5_200];
const anchor = new NodeAnchor({ host: '127.0.0.1', ports: null, maxLegs: 20 }, { error: (facts, message) => console.error(message, facts) });
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await anchor.stop();
});

const hears = (page: TonePage, tones: number[]) =>
  expect.poll(() => page.heard(TONES), { timeout: 10_000, interval: 100 }).toEqual(tones);

describe('the anchor in a process of its own', () => {
  it('relays both ways', async () => {
    const caller = await (await TonePage.open(browser, 5_200)).call(anchor);
    const agent = await (await TonePage.open(browser, 1_700)).beCalled(anchor);
    await anchor.play(caller.leg, HOLD_MUSIC, true);
    await expect.poll(() => caller.ask('loudness'), { timeout: 10_000 }).toBeGreaterThan(-60);
    await anchor.arrange({ parties: [caller.leg, agent.leg] });
    await anchor.stopPlaying(caller.leg);
    await hears(caller, [1_700]);
    await hears(agent, [5_200]);
    console.log(await anchor.quality(caller.leg), await anchor.quality(agent.leg));
  });
});
