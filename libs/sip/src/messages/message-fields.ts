import { isToken, wholeNumber } from './grammar.ts';
import type { Report } from './header-fields.ts';
import type { MessageFields } from './message.ts';
import { type NameAddr, parseNameAddr } from './name-addr.ts';
import type { SipHeaders } from './sip-headers.ts';
import { parseVia } from './via.ts';

const WORD = '[A-Za-z0-9\\-.!%*_+`\'~()<>:\\\\"/[\\]?{}]+';
const CALL_ID = new RegExp(`^${WORD}(?:@${WORD})?$`);
/** §20.17: RFC 1123's form, in GMT only. */
const SIP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const MEDIA_TYPE = /^([^\s/;]+)\s*\/\s*([^\s/;]+)\s*(?:;.*)?$/s;
/** §8.1.1.5: below 2^31. */
const MAX_CSEQ = 2 ** 31 - 1;

const ROUTES = ['route', 'record-route', 'path', 'service-route'];
const isMediaType = (text: string): boolean => {
  const [, type, subtype] = MEDIA_TYPE.exec(text) ?? [];
  return type !== undefined && isToken(type) && isToken(subtype!);
};
/** Fields that may be absent, and when a value of theirs is well formed. */
const CHECKS: readonly [name: string, isWellFormed: (value: string) => boolean][] = [
  ...ROUTES.map((name): [string, (value: string) => boolean] => [name, (value) => isRoute(value)]),
  ['max-forwards', (value) => wholeNumber(value, 255) !== undefined],
  ['content-type', isMediaType],
  ['date', (value) => SIP_DATE.test(value)],
  ['refer-to', (value) => parseNameAddr(value) !== undefined],
];

/** The fields every message needs and those that must be well formed where they are there; undefined after a report. */
export function parseMessageFields(headers: SipHeaders, report: Report): MessageFields | undefined {
  const vias = headers.all('via').map(parseVia);
  const from = addressOf(headers, 'from', report);
  const to = addressOf(headers, 'to', report);
  const cseq = parseCSeq(headers, report);
  const callId = headers.get('call-id');
  const contacts = parseContacts(headers, report);
  if (callId === undefined || !CALL_ID.test(callId)) report('Missing or malformed Call-ID');
  if (vias.length === 0 || vias.includes(undefined)) report('Missing or malformed Via');
  else if (vias[0]!.protocol !== 'SIP/2.0') report('Via of another version');
  for (const [name, isWellFormed] of CHECKS) {
    if (!headers.all(name).every(isWellFormed)) report(`Malformed ${name}`);
  }
  if (!from || !to || !cseq || !contacts || callId === undefined || !vias[0]) return undefined;
  return { via: vias[0], from, to, callId, cseq, contacts };
}

function addressOf(headers: SipHeaders, name: 'from' | 'to', report: Report): NameAddr | undefined {
  const address = parseNameAddr(headers.get(name) ?? '');
  if (!address || (address.parameters.has('tag') && !isToken(address.parameters.get('tag') ?? ''))) {
    report(`Missing or malformed ${name}`);
    return undefined;
  }
  return address;
}

function parseCSeq(headers: SipHeaders, report: Report): MessageFields['cseq'] | undefined {
  const [digits, method, ...more] = (headers.get('cseq') ?? '').split(/[ \t]+/);
  const number = wholeNumber(digits, MAX_CSEQ);
  if (number === undefined || !method || !isToken(method) || more.length > 0) {
    report('Missing or malformed CSeq');
    return undefined;
  }
  return { number, method };
}

function parseContacts(headers: SipHeaders, report: Report): readonly NameAddr[] | undefined {
  const contacts = headers
    .all('contact')
    .filter((value) => value !== '*')
    .map(parseNameAddr);
  if (!contacts.includes(undefined)) return contacts as NameAddr[];
  report('Malformed Contact');
  return undefined;
}

/** Routes stand in brackets always (§20.30, §20.34). */
function isRoute(value: string): boolean {
  return value.includes('<') && parseNameAddr(value) !== undefined;
}
