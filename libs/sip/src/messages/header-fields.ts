import { isToken, splitOutsideQuotes } from './grammar.ts';
import { canonicalName, isListField, isSingleField } from './header-names.ts';
import { LIMITS } from './limits.ts';
import { SipHeaders } from './sip-headers.ts';

/** Whoever reads a message goes on after a problem, so that a request can be answered; the first one counts. */
export type Report = (reason: string, status?: 400 | 513) => void;

/** Lines of a head with folded ones put together (RFC 3261 §7.3.1). */
export function unfold(lines: readonly string[]): string[] {
  const fields: string[][] = [];
  for (const line of lines) {
    const isFolded = line.startsWith(' ') || line.startsWith('\t');
    if (isFolded && fields.length > 0) fields.at(-1)!.push(line.trim());
    else fields.push([line]);
  }
  return fields.map((parts) => (parts.length === 1 ? parts[0]! : parts.join(' ')));
}

/** Names and values; what cannot be split stays whole. */
export function parseHeaderFields(fields: readonly string[], report: Report): SipHeaders {
  const headers = new SipHeaders();
  let listValues = 0;
  for (const field of fields) {
    const colon = field.indexOf(':');
    const name = field.slice(0, Math.max(colon, 0)).trimEnd();
    if (!isToken(name)) {
      report('Malformed header field');
    } else if (field.length > LIMITS.fieldLength) {
      report(`${name} is too long`, 513);
    } else {
      listValues += addField(headers, canonicalName(name), field.slice(colon + 1).trim(), report);
      if (listValues > LIMITS.listValues) {
        report('Too many header values', 513);
        return headers;
      }
    }
  }
  return headers;
}

/** How many values of a list it has put in. */
function addField(headers: SipHeaders, name: string, value: string, report: Report): number {
  if (!isListField(name)) {
    if (isSingleField(name) && headers.has(name)) report(`More than one ${name}`);
    else headers.add(name, value);
    return 0;
  }
  if (value === '') return 0;
  const parts = splitOutsideQuotes(value, ',');
  if (!parts) report(`Malformed ${name}`);
  for (const part of parts ?? [value]) headers.add(name, part.trim());
  return parts?.length ?? 1;
}
