import { endOfQuoted, isToken, quote, unquote } from '../messages/grammar.ts';

/** Parameters of a challenge or of credentials (RFC 7616 §3.3, §3.4), names in lower case. */
export type DigestFields = ReadonlyMap<string, string>;

const QUOTED = new Set(['realm', 'domain', 'nonce', 'opaque', 'username', 'uri', 'response', 'cnonce', 'qop']);

/** Undefined when it is another scheme than Digest, or malformed. */
export function parseDigest(value: string): DigestFields | undefined {
  const space = value.search(/[ \t]/);
  if (value.slice(0, Math.max(space, 0)).toLowerCase() !== 'digest') return undefined;
  const fields = new Map<string, string>();
  let at = space;
  while (at < value.length) {
    const equals = value.indexOf('=', at);
    const name = value.slice(at, Math.max(equals, at)).trim().toLowerCase();
    const start = equals + 1 + (value.slice(equals + 1).match(/^[ \t]*/)?.[0].length ?? 0);
    const isQuoted = value[start] === '"';
    const close = isQuoted ? endOfQuoted(value, start) : -1;
    if (!isToken(name) || fields.has(name) || (isQuoted && close < 0)) return undefined;
    const comma = value.indexOf(',', isQuoted ? close : start);
    const text = value.slice(start, comma < 0 ? value.length : comma).trim();
    if (isQuoted && close !== start + text.length - 1) return undefined;
    fields.set(name, isQuoted ? unquote(text) : text);
    at = comma < 0 ? value.length : comma + 1;
  }
  return fields;
}

/** `qop` is quoted in challenges and not in credentials. */
export function formatDigest(fields: Readonly<Record<string, string | undefined>>, isChallenge: boolean): string {
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const isQuoted = QUOTED.has(name) && (isChallenge || name !== 'qop');
    return [`${name}=${isQuoted ? quote(value) : value}`];
  });
  return `Digest ${parts.join(', ')}`;
}
