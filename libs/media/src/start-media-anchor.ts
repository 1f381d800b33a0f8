import type { MediaAnchor } from './media-anchor.ts';
import type { MediaLog } from './media-log.ts';
import { NodeAnchor } from './node/node-anchor.ts';

export interface MediaSettings {
  readonly MEDIA_DRIVER: 'node' | 'rtpengine';
  readonly MEDIA_HOST: string;
  readonly MEDIA_PORTS?: readonly [number, number] | undefined;
  readonly MEDIA_MAX_LEGS: number;
}

/** The driver that the settings name. */
export function startMediaAnchor(settings: MediaSettings, log: MediaLog): MediaAnchor {
  const options = { host: settings.MEDIA_HOST, ports: settings.MEDIA_PORTS ?? null, maxLegs: settings.MEDIA_MAX_LEGS };
  return new NodeAnchor(options, log);
}
