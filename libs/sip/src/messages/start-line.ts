import { isToken } from './grammar.ts';
import { isSipScheme, isUri, parseSipUri, schemeOf } from './sip-uri.ts';

/** The first line of a message (RFC 3261 §7.1, §7.2). `problem` is set when it is malformed. */
export type StartLine =
  | { kind: 'request'; method: string; uri: string; problem?: StartLineProblem }
  | { kind: 'response'; status: number; reason: string; problem?: StartLineProblem };

export interface StartLineProblem {
  reason: string;
  status: 400 | 505;
}

const STATUS_LINE = /^SIP\/2\.0 ([1-6]\d\d) (.*)$/s;
const VERSION = /^SIP\/\d+\.\d+$/i;

export function parseStartLine(line: string): StartLine {
  return /^SIP\//i.test(line) ? parseStatusLine(line) : parseRequestLine(line);
}

function parseStatusLine(line: string): StartLine {
  const [, status, reason] = STATUS_LINE.exec(line) ?? [];
  if (status === undefined) {
    return { kind: 'response', status: 0, reason: '', problem: { reason: 'Malformed status line', status: 400 } };
  }
  return { kind: 'response', status: Number(status), reason: reason ?? '' };
}

function parseRequestLine(line: string): StartLine {
  const [method = '', uri = '', version = '', ...more] = line.split(' ', 5);
  const request = { kind: 'request', method, uri } as const;
  const wrong = (reason: string, status: 400 | 505 = 400): StartLine => ({
    ...request,
    problem: { reason, status },
  });
  if (!isToken(method)) return wrong('Malformed method');
  if (more.length > 0 || !VERSION.test(version)) return wrong('Malformed request line');
  if (version.toUpperCase() !== 'SIP/2.0') return wrong('Only SIP/2.0 is spoken here', 505);
  if (!isUri(uri)) return wrong('Malformed Request-URI');
  // §19.1.1: headers have no place in a Request-URI.
  if (isSipScheme(schemeOf(uri)) && parseSipUri(uri)?.headers !== undefined) return wrong('Headers in Request-URI');
  return request;
}
