import type { Address, Banner } from './analysed-mail.ts';
import type { HeaderBlock } from './mime/header-block.ts';
import { readAddresses } from './mime/addresses.ts';

/** Headers that may name the writer, best first. */
const SOURCES = ['from', 'resent-from', 'sender', 'reply-to', 'return-path'] as const;

/**
 * Who wrote: the first source with an address. A mail with a Reply-To and no From is a real person's too. Where no
 * address is found, the name in From is kept and the banner says that nobody can be answered.
 */
export function identifySender(headers: HeaderBlock, banners: Set<Banner>): Address {
  const from = headers.allStructured('from').flatMap((value) => readAddresses(value));
  for (const source of SOURCES) {
    const found = source === 'from' ? from : headers.allStructured(source).flatMap((value) => readAddresses(value));
    const sender = found.find((candidate) => candidate.address.includes('@'));
    if (!sender) continue;
    if (source === 'reply-to') banners.add('sender-from-reply-to');
    return sender.name === '' ? { ...sender, name: from[0]?.name ?? '' } : sender;
  }
  banners.add('no-sender');
  return from[0] ?? { name: '', address: '' };
}
