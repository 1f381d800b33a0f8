import { maskCards } from '@guichet/contracts';
import { storable } from '@guichet/platform';
import type { IncomingMessage } from './incoming-message.ts';

/**
 * As it can be stored. A sender's clock may run ahead; nothing of ours lies in the future. Its channel has masked payment cards
 * in what was said; they are found in names, too.
 */
export function cleanIncoming(incoming: IncomingMessage, now: Date): IncomingMessage {
  const { from, attachments, ...rest } = storable(incoming);
  return {
    ...rest,
    from: { ...from, name: maskCards(from.name) },
    attachments: attachments.map((file) => ({ ...file, name: maskCards(file.name) })),
    at: new Date(Math.min(incoming.at.getTime(), now.getTime())),
  };
}
