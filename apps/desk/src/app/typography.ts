const NO_BREAK = '\u00a0';
const THIN = '\u202f';

/** Written with plain spaces, shown with those at which no line breaks: before French marks, and beside a unit. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[;!?](?:\s|$))/g, THIN)
    .replace(/(?<=«) | (?=[»:](?:\W|$))/g, NO_BREAK)
    .replace(/(?<=(?:\d|}})) (?=(?:h|min|s|j|d|Mo)\b)|(?<=\b[Nn](?:º|o\.)) /g, NO_BREAK);
}

/** The same for every text of a tree of them. */
export const typesetAll = (words: unknown): unknown =>
  typeof words === 'string'
    ? typeset(words)
    : Object.fromEntries(Object.entries(words as object).map(([name, value]) => [name, typesetAll(value)]));
