// Rules of RFC 3261 §25.1 that more than one field uses. All of them look at each character once.

const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/;
const TOKENS = /^[A-Za-z0-9\-.!%*_+`'~ \t]*$/;

export const isToken = (text: string): boolean => TOKEN.test(text);
/** What may stand before `<` without quotes: *(token LWS). */
export const isTokens = (text: string): boolean => TOKENS.test(text);

/** `"…"` from end to end, with `\` before any character that would end it. */
export function isQuotedString(text: string): boolean {
  return text.length >= 2 && text[0] === '"' && endOfQuoted(text, 0) === text.length - 1;
}

/** Where the quoted string that begins at `start` ends, or -1. */
export function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '"') return at;
  }
  return -1;
}

export const unquote = (text: string): string => text.slice(1, -1).replace(/\\([\s\S])/g, '$1');
export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The parts between separators that are neither quoted nor within `<>`; undefined when either is left open. */
export function splitOutsideQuotes(text: string, separator: ',' | ';'): string[] | undefined {
  const parts: string[] = [];
  let isInBrackets = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"' && !isInBrackets) {
      at = endOfQuoted(text, at);
      if (at < 0) return undefined;
    } else if (char === '<') {
      if (isInBrackets) return undefined;
      isInBrackets = true;
    } else if (char === '>') {
      if (!isInBrackets) return undefined;
      isInBrackets = false;
    } else if (char === separator && !isInBrackets) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  if (isInBrackets) return undefined;
  parts.push(text.slice(from));
  return parts;
}

/** A whole number of at most `max`, or undefined; leading zeros are allowed, a sign is not. */
export function wholeNumber(text: string | undefined, max: number): number | undefined {
  if (text === undefined || !/^\d{1,20}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= max ? value : undefined;
}
