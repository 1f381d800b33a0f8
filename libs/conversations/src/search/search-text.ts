/** A message's first 50,000 characters can be found; nobody looks for more, and a row stays small. */
const MAX_CHARS = 50_000;
const MAX_TOKEN = 64;
const MAX_QUERY_TOKENS = 10;
const BREAKS = /[\s<>()[\]{},;:"'’‘“”«»|=\\]+/u;
const WORDS = /[\p{L}\p{N}]+/gu;
const LIGATURES: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Lower case, without diacritics and control characters: what people type is what they find. */
export const normalise = (text: string): string =>
  text
    .slice(0, MAX_CHARS)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .slice(0, MAX_CHARS) // a single ligature may unfold to eighteen letters
    .replace(/\p{C}/gu, ' ')
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter]!);

/** From the first letter or digit to the last. Looking for an end by `+$` would begin anew at each sign: seconds for a mail. */
const CORE = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
/** A mail address as it would be typed, without the dots and dashes a sentence leaves around it. */
const addressIn = (chunk: string): string | null => (chunk.includes('@') ? (CORE.exec(chunk)?.[0] ?? '') : null);

/** A number written in groups is found in one piece too: "58 214", "06 12 34 56 78". */
class DigitGroups {
  private groups: string[] = [];
  constructor(private readonly add: (token: string) => void) {}
  see(chunk: string): void {
    if (/^\d{1,15}$/.test(chunk) && this.groups.length < 10) this.groups.push(chunk);
    else this.end();
  }
  end(): void {
    if (this.groups.length > 1) this.add(this.groups.join(''));
    this.groups = [];
  }
}

/** The words of a text, each once. Addresses and order numbers stand whole beside their parts. */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>();
  const add = (token: string) => void (token && tokens.add(token.slice(0, MAX_TOKEN)));
  const digits = new DigitGroups(add);
  for (const chunk of normalise(text).split(BREAKS)) {
    const parts = chunk.match(WORDS) ?? [];
    parts.forEach(add);
    add(addressIn(chunk) ?? '');
    if (parts.length > 1 && chunk.length <= MAX_TOKEN && /\d/.test(chunk)) add(parts.join(''));
    digits.see(parts.length === 1 ? parts[0]! : chunk);
  }
  digits.end();
  return [...tokens];
}

/** What must be found, each as the beginning of a word; an address is looked for whole. */
export function queryTokens(query: string): string[] {
  const tokens = normalise(query)
    .split(BREAKS)
    .flatMap((chunk) => {
      const address = addressIn(chunk);
      return address?.includes('@') ? [address] : (chunk.match(WORDS) ?? []);
    });
  return [...new Set(tokens.map((token) => token.slice(0, MAX_TOKEN)))].slice(0, MAX_QUERY_TOKENS);
}

/**
 * A `tsquery` in its text form; null when there is nothing to look for. `mark` stands before every word in the index.
 * A single letter is looked for as a word: as a beginning it would match nearly everything.
 */
export function tsQuery(tokens: readonly string[], mark = ''): string | null {
  if (!tokens.length) return null;
  const quoted = (token: string) => `'${mark}${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return tokens.map((token) => (token.length > 1 ? `${quoted(token)}:*` : quoted(token))).join(' & ');
}
