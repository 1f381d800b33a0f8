import type { HeaderBlock } from './header-block.ts';
import { cleanLine } from '../clean-string.ts';

/** Newest references are enough to find the thread; a header may hold thousands. */
const MAX_REFERENCES = 200;

/** The ids of a Message-ID, In-Reply-To or References header without angle brackets, each once, in order. */
export function readMessageIds(value: string): string[] {
  const bracketed = [...value.matchAll(/<([^<>]{1,998})>/g)].map((match) =>
    cleanLine(match[1] ?? '').replace(/\s/g, ''),
  );
  // Without brackets: In-Reply-To once held prose (RFC 822 section 4.6.2), so only words with an @ are ids.
  const ids =
    bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter((word) => /^[^@<>"]+@[^@<>"]+$/.test(word));
  return [...new Set(ids.filter((id) => id !== ''))].slice(-MAX_REFERENCES);
}

/** The mail's own id, or null. Some programs write it without brackets or `@`. */
export function readOwnMessageId(headers: HeaderBlock): string | null {
  const raw = cleanLine(headers.text('message-id'));
  const id = readMessageIds(raw)[0] ?? raw.replace(/[<>\s]/g, '');
  return id === '' ? null : id.slice(0, 998);
}
