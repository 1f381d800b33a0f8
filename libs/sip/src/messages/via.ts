import { isToken, splitOutsideQuotes } from './grammar.ts';
import { formatParameters, parseParameters, type Parameters } from './parameters.ts';
import { parseHostPort } from './sip-uri.ts';

/** A hop of a request's way (RFC 3261 §20.42). */
export interface Via {
  /** `SIP/2.0`, but for a request of another version. */
  protocol: string;
  /** In upper case: UDP, WS, … */
  transport: string;
  host: string;
  port: number | undefined;
  parameters: Parameters;
}

/** What branches of RFC 3261 begin with; others are of RFC 2543 (§8.1.1.7). */
export const MAGIC_COOKIE = 'z9hG4bK';
/** Spaces may stand around the colon. */
const SENT_BY = /^([^\s:[\]]+|\[[^\s[\]]+\])(?:[ \t]*:[ \t]*(\d+))?$/;

/** Undefined when it is malformed. */
export function parseVia(text: string): Via | undefined {
  const [head, ...parts] = splitOutsideQuotes(text, ';') ?? [];
  const parameters = parseParameters(parts);
  const [name, version, rest, ...more] = (head ?? '').split('/').map((part) => part.trim());
  if (!parameters || !name || !version || !rest || more.length > 0) return undefined;
  const space = rest.search(/[ \t]/);
  const transport = rest.slice(0, Math.max(space, 0));
  const [, host, port] = SENT_BY.exec(rest.slice(space).trim()) ?? [];
  const place = host && parseHostPort(port === undefined ? host : `${host}:${port}`);
  if (!place || ![name, version, transport].every(isToken)) return undefined;
  return { protocol: `${name}/${version}`.toUpperCase(), transport: transport.toUpperCase(), ...place, parameters };
}

export function formatVia({ protocol, transport, host, port, parameters }: Via): string {
  return `${protocol}/${transport} ${host}${port === undefined ? '' : `:${port}`}${formatParameters(parameters)}`;
}
