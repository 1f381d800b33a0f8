import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '@playwright/test';
import { describeAnchor, TEST_LEGS } from '../describe-anchor.fixtures.ts';
import type { MediaEvent } from '../media-anchor.ts';
import { launchBrowser, TonePage } from '../tone-page.fixtures.ts';
import { NodeAnchor } from './node-anchor.ts';

const faults: unknown[] = [];
const anchors: NodeAnchor[] = [];
const open = async (): Promise<NodeAnchor> => {
  const anchor = new NodeAnchor(
    { host: '127.0.0.1', ports: null, maxLegs: TEST_LEGS },
    { error: (facts) => faults.push(facts) },
  );
  anchors.push(anchor);
  return anchor;
};

describe('the anchor in a process of its own', () => {
  describeAnchor(open);
  afterAll(() => expect(faults).toEqual([]));
});

describe('a media process that dies', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launchBrowser()));
  afterAll(() => browser.close());

  it('is started again, and its legs are told as lost', async () => {
    const anchor = await open();
    const events: MediaEvent[] = [];
    anchor.onEvent((event) => events.push(event));
    const told = (event: MediaEvent) => expect.poll(() => events, { timeout: 15_000 }).toContainEqual(event);
    const { leg } = await anchor.offerTrunk();
    process.kill(anchor.processId!, 'SIGKILL');
    await told({ type: 'lost', leg });
    const again = await TonePage.open(browser, 1_000).then((page) => page.call(anchor));
    await told({ type: 'connected', leg: again.leg });
    await expect(anchor.quality(leg)).rejects.toMatchObject({ code: 'unknown_leg' });
    await anchor.stop();
  });
});
