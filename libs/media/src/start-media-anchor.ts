import type { MediaAnchor } from './media-anchor.ts';
import type { MediaLog } from './media-log.ts';
import { NodeAnchor } from './node/node-anchor.ts';
import { RtpengineAnchor } from './rtpengine/rtpengine-anchor.ts';

/** As the installation's settings have them. */
export interface MediaSettings {
  readonly MEDIA_DRIVER: 'node' | 'rtpengine';
  readonly MEDIA_HOST: string;
  readonly MEDIA_PORTS?: readonly [number, number] | undefined;
  readonly MEDIA_MAX_LEGS: number;
  readonly RTPENGINE_HOST: string;
  readonly RTPENGINE_PORT: number;
}

/** The driver that the settings name. */
export function startMediaAnchor(settings: MediaSettings, log: MediaLog): MediaAnchor {
  const { MEDIA_HOST: host, MEDIA_PORTS: ports = null, MEDIA_MAX_LEGS: maxLegs } = settings;
  const mixer = { host, ports, maxLegs };
  if (settings.MEDIA_DRIVER === 'node') return new NodeAnchor(mixer, log);
  return new RtpengineAnchor({ control: { host: settings.RTPENGINE_HOST, port: settings.RTPENGINE_PORT }, mixer }, log);
}
