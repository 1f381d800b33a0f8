/** RFC 3261 §19.1. `user` is unescaped; parameters and headers stay as they came. */
export interface SipUri {
  scheme: 'sip' | 'sips';
  user: string | undefined;
  /** In lower case; IPv6 in brackets. */
  host: string;
  port: number | undefined;
  /** Names in lower case, unescaped; a parameter without a value has `undefined`. */
  parameters: ReadonlyMap<string, string | undefined>;
  /** Behind `?`; has no place in a Request-URI. */
  headers: string | undefined;
}

const USER_INFO = /^[A-Za-z0-9\-_.!~*'()%&=+$,;?/]+(?::[A-Za-z0-9\-_.!~*'()%&=+$,]*)?$/;
const HOST = /^(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])$/;
const PARAMETER = /^[A-Za-z0-9\-_.!~*'()%[\]/:&+$]+$/;
const HEADERS = /^[A-Za-z0-9\-_.!~*'()%[\]/?:+$=&]+$/;
const BROKEN_ESCAPE = /%(?![0-9A-Fa-f]{2})/;
const ABSOLUTE_URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]+$/;

export const schemeOf = (uri: string): string => uri.slice(0, uri.indexOf(':')).toLowerCase();
export const isSipScheme = (scheme: string): scheme is SipUri['scheme'] => scheme === 'sip' || scheme === 'sips';

/** Any URI that may stand in From, To, Contact or a request line; of ours, that is SIP's, the grammar is checked. */
export function isUri(text: string): boolean {
  if (!ABSOLUTE_URI.test(text)) return false;
  return !isSipScheme(schemeOf(text)) || parseSipUri(text) !== undefined;
}

/** Undefined when it is not a SIP or SIPS URI. */
export function parseSipUri(text: string): SipUri | undefined {
  const scheme = schemeOf(text);
  if (!isSipScheme(scheme) || BROKEN_ESCAPE.test(text)) return undefined;
  const rest = text.slice(scheme.length + 1);
  const at = rest.indexOf('@');
  const userInfo = at < 0 ? undefined : rest.slice(0, at);
  if (userInfo !== undefined && !USER_INFO.test(userInfo)) return undefined;
  const [address = '', headers] = cut(rest.slice(at + 1), '?');
  if (headers !== undefined && !HEADERS.test(headers)) return undefined;
  const [hostPort = '', ...parameterParts] = address.split(';');
  const place = parseHostPort(hostPort);
  const parameters = parseUriParameters(parameterParts);
  if (!place || !parameters) return undefined;
  const user = userInfo === undefined ? undefined : unescape(cut(userInfo, ':')[0]);
  return { scheme, user, ...place, parameters, headers };
}

/** `host[:port]`, as in URIs and Via. */
export function parseHostPort(text: string): { host: string; port: number | undefined } | undefined {
  const colon = text.indexOf(':', text.lastIndexOf(']') + 1);
  const host = colon < 0 ? text : text.slice(0, colon);
  if (!HOST.test(host)) return undefined;
  if (colon < 0) return { host: host.toLowerCase(), port: undefined };
  const digits = text.slice(colon + 1);
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return port > 0 && port <= 65_535 ? { host: host.toLowerCase(), port } : undefined;
}

/** Puts a user's name into a URI: whatever may not stand there is escaped (RFC 3261 §19.1.2). */
export const escapeUser = (user: string): string =>
  encodeURIComponent(user).replace(/%(26|3D|2B|24|2C|3B|3F|2F)/g, decodeURIComponent);

function parseUriParameters(parts: readonly string[]): Map<string, string | undefined> | undefined {
  const parameters = new Map<string, string | undefined>();
  for (const part of parts) {
    const [name, value] = cut(part, '=');
    if (!PARAMETER.test(name) || (value !== undefined && !PARAMETER.test(value))) return undefined;
    parameters.set(unescape(name).toLowerCase(), value === undefined ? undefined : unescape(value));
  }
  return parameters;
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Escapes that are no UTF-8 stay as they are. */
function unescape(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
