import { isQuotedString, isToken, quote, unquote } from './grammar.ts';

/** `;name=value` after a value. Names in lower case; a parameter without a value has `undefined`. */
export type Parameters = ReadonlyMap<string, string | undefined>;

export const NO_PARAMETERS: Parameters = new Map();

/** gen-value of RFC 3261 §25.1 but for quoted strings: a token, or a host with its brackets and port. */
const VALUE = /^[A-Za-z0-9\-.!%*_+`'~[\]:]+$/;

/** Of parts that stood between semicolons; undefined when one is empty, malformed or there twice. */
export function parseParameters(parts: readonly string[]): Parameters | undefined {
  if (parts.length === 0) return NO_PARAMETERS;
  const parameters = new Map<string, string | undefined>();
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    if (!isToken(name) || parameters.has(name)) return undefined;
    const value = equals < 0 ? undefined : part.slice(equals + 1).trim();
    if (value !== undefined && !VALUE.test(value) && !isQuotedString(value)) return undefined;
    parameters.set(name, value?.startsWith('"') ? unquote(value) : value);
  }
  return parameters;
}

export function formatParameters(parameters: Parameters): string {
  let text = '';
  for (const [name, value] of parameters) {
    text += value === undefined ? `;${name}` : `;${name}=${VALUE.test(value) ? value : quote(value)}`;
  }
  return text;
}
