import type { AnalyseOptions } from './analysed-mail.ts';
import type { HeaderBlock } from './mime/header-block.ts';
import { readOwnMessageId } from './mime/message-ids.ts';

/** A mail relayed more often than this goes in circles (RFC 5321 section 6.3 wants at least 100; people need 10). */
const MAX_RECEIVED = 50;
/** A mail that announces more hops of automatic answering than this is two robots talking. */
const MAX_AUTO_SUBMITTED = 3;

/** Why the mail must have come round to us, or null. A mail of ours carries `X-Guichet-…` headers and our Message-ID. */
export function isLoop(headers: HeaderBlock, options: AnalyseOptions): string | null {
  const own = headers.namesStartingWith('x-guichet-')[0];
  if (own) return `header ${own}: ${headers.text(own).slice(0, 200)}`;
  const id = readOwnMessageId(headers);
  const domain = id?.split('@').pop()?.toLowerCase();
  if (domain && options.ownDomains?.some((own) => own.toLowerCase() === domain)) return `message-id ${id}`;
  const received = headers.all('received').length;
  if (received > MAX_RECEIVED) return `received ${received}`;
  const automatic = headers.all('auto-submitted').length;
  return automatic > MAX_AUTO_SUBMITTED ? `auto-submitted ${automatic}` : null;
}
