import { endOfQuoted, isTokens, quote, splitOutsideQuotes, unquote } from './grammar.ts';
import { formatParameters, NO_PARAMETERS, parseParameters, type Parameters } from './parameters.ts';
import { isSipScheme, isUri, schemeOf } from './sip-uri.ts';

/** name-addr or addr-spec of RFC 3261 §20.10, as in From, To, Contact, Route, Refer-To. */
export interface NameAddr {
  /** Without its quotes; empty when there is none. */
  displayName: string;
  uri: string;
  parameters: Parameters;
}

/** Undefined when it is malformed. */
export function parseNameAddr(text: string): NameAddr | undefined {
  const open = openingBracket(text);
  if (open === undefined) return undefined;
  return open < 0 ? parseAddrSpec(text) : parseBracketed(text, open);
}

export function formatNameAddr({ displayName, uri, parameters }: NameAddr): string {
  return `${displayName === '' ? '' : `${quote(displayName)} `}<${uri}>${formatParameters(parameters)}`;
}

/** The same person, with this tag or with none. */
export function withTag(address: NameAddr, tag: string | undefined): NameAddr {
  const parameters = new Map(address.parameters);
  if (tag === undefined) parameters.delete('tag');
  else parameters.set('tag', tag);
  return { ...address, parameters };
}

export const nameAddr = (uri: string, displayName = ''): NameAddr => ({ displayName, uri, parameters: NO_PARAMETERS });

/** Where `<` stands outside quotes: -1 when nowhere, undefined when a quote is left open. */
function openingBracket(text: string): number | undefined {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '<') return at;
    if (text[at] === '"') {
      at = endOfQuoted(text, at);
      if (at < 0) return undefined;
    }
  }
  return -1;
}

function parseBracketed(text: string, open: number): NameAddr | undefined {
  const close = text.indexOf('>', open);
  const name = text.slice(0, open).trim();
  const uri = text.slice(open + 1, close);
  if (close < 0 || !isUri(uri)) return undefined;
  const isQuoted = name.startsWith('"');
  if (isQuoted ? endOfQuoted(name, 0) !== name.length - 1 : !isTokens(name)) return undefined;
  const parameters = parametersBehind(text.slice(close + 1));
  return parameters && { displayName: isQuoted ? unquote(name) : name, uri, parameters };
}

/** Without brackets what follows `;` belongs to the field, and a URI with `?` or `,` may not stand (§20.10). */
function parseAddrSpec(text: string): NameAddr | undefined {
  const semicolon = text.indexOf(';');
  const uri = (semicolon < 0 ? text : text.slice(0, semicolon)).trim();
  if (!isUri(uri) || (isSipScheme(schemeOf(uri)) && /[?,]/.test(uri))) return undefined;
  const parameters = parametersBehind(semicolon < 0 ? '' : text.slice(semicolon));
  return parameters && { displayName: '', uri, parameters };
}

function parametersBehind(text: string): Parameters | undefined {
  if (text.trim() === '') return NO_PARAMETERS;
  const [before, ...parts] = splitOutsideQuotes(text, ';') ?? ['-'];
  return before!.trim() === '' ? parseParameters(parts) : undefined;
}
