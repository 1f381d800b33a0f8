import { storable } from '@guichet/platform';
import type { IncomingMessage } from './incoming-message.ts';

/** As it can be stored. A sender's clock may run ahead; nothing of ours lies in the future. */
export function cleanIncoming(incoming: IncomingMessage, now: Date): IncomingMessage {
  return { ...storable(incoming), at: new Date(Math.min(incoming.at.getTime(), now.getTime())) };
}
