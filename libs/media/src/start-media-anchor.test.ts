import { describe, expect, it } from 'vitest';
import { type MediaSettings, startMediaAnchor } from './start-media-anchor.ts';

const settings: MediaSettings = {
  MEDIA_DRIVER: 'node',
  MEDIA_HOST: '127.0.0.1',
  MEDIA_PORTS: [41_000, 41_100],
  MEDIA_MAX_LEGS: 1,
  RTPENGINE_HOST: '127.0.0.1',
  RTPENGINE_PORT: 9,
};
const silent = { error: () => undefined };

describe('startMediaAnchor', () => {
  it('has legs at the address and within the ports of the settings, and no more than they allow', async () => {
    const anchor = startMediaAnchor(settings, silent);
    const { sdp } = await anchor.offerTrunk();
    expect(sdp).toContain('c=IN IP4 127.0.0.1');
    expect(Number(/m=audio (\d+)/.exec(sdp)![1])).toBeGreaterThanOrEqual(41_000);
    expect(Number(/m=audio (\d+)/.exec(sdp)![1])).toBeLessThan(41_100);
    await expect(anchor.offerTrunk()).rejects.toMatchObject({ code: 'leg_limit' });
    await anchor.stop();
    await expect(anchor.offerTrunk()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says when rtpengine is not there', async () => {
    const anchor = startMediaAnchor({ ...settings, MEDIA_DRIVER: 'rtpengine' }, silent);
    await expect(anchor.offerTrunk()).rejects.toMatchObject({ code: 'unavailable' });
    await anchor.stop();
  });
});
