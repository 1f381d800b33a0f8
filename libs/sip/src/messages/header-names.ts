/** Short names (RFC 3261 §7.3.3 and the registry of IANA). */
const COMPACT = new Map(
  Object.entries({
    ...{ a: 'accept-contact', b: 'referred-by', c: 'content-type', d: 'request-disposition', e: 'content-encoding' },
    ...{ f: 'from', i: 'call-id', j: 'reject-contact', k: 'supported', l: 'content-length', m: 'contact', o: 'event' },
    ...{ r: 'refer-to', s: 'subject', t: 'to', u: 'allow-events', v: 'via', x: 'session-expires', y: 'identity' },
  }),
);
/** Fields whose values may stand in one line, between commas, or in several lines (§7.3.1). */
const LISTS = new Set([
  ...['via', 'route', 'record-route', 'path', 'service-route', 'contact', 'allow', 'supported', 'require'],
  ...['proxy-require', 'unsupported', 'accept', 'accept-encoding', 'accept-language', 'allow-events', 'in-reply-to'],
  ...['error-info', 'alert-info', 'call-info', 'warning'],
]);
/** Fields that may be there once only. */
const SINGLES = new Set([
  ...['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type', 'content-encoding', 'date'],
  ...['expires', 'min-expires', 'event', 'refer-to', 'replaces', 'session-expires', 'subscription-state', 'subject'],
]);
/** Written otherwise than with a capital for each word. */
const SPELLINGS = new Map(
  Object.entries({
    ...{ 'call-id': 'Call-ID', cseq: 'CSeq', 'www-authenticate': 'WWW-Authenticate', 'mime-version': 'MIME-Version' },
    ...{ 'sip-etag': 'SIP-ETag', 'sip-if-match': 'SIP-If-Match', rseq: 'RSeq', rack: 'RAck' },
  }),
);

/** Lower case, long form. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return COMPACT.get(lower) ?? lower;
}

export const isListField = (name: string): boolean => LISTS.has(name);
export const isSingleField = (name: string): boolean => SINGLES.has(name);

export const spelledName = (name: string): string =>
  SPELLINGS.get(name) ?? name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
