/** How far a line such as "Le … a écrit :" may be wrapped by the sender's program. */
const MAX_LINES = 4;
const MAX_LENGTH = 700;

/**
 * First word and verb of the line that introduces a quote, by language. `.*` is bounded by MAX_LENGTH and used once or
 * twice, so the cost is bounded too.
 */
const WITH_LEAD: readonly RegExp[] = [
  /^on\b.*\bwrote ?:?$/i,
  /^le\b.*\b(?:a|à) [ée]crit ?:$/i,
  /^le\b.* [ée]crivait ?:$/i,
  /^(?:am|von|den)\b.*\bschrieb\b.*:$/i,
  /^el\b.*\bescribi[óo] ?:$/i,
  /^(?:il|in data)\b.*\bha scritto ?:$/i,
  /^op\b.*\b(?:schreef|het volgende geschreven)\b.*:$/i,
  /^(?:em|no dia|a)\b.*\bescreveu ?:$/i,
  /^(?:w dniu|dnia)\b.*(?:napisał|pisze).*:$/i,
  /^(?:el|a)\b.*\bva escriure ?:$/i,
];

/** Lines without a fixed first word: a verb at the end, or a date and an address before the colon. */
const WITHOUT_LEAD: readonly RegExp[] = [
  /(?:\bwrote|\b(?:a|à) [ée]crit|\bschrieb|\bescribi[óo]|\bha scritto|\bschreef|\bescreveu|napisał(?:\(a\)|a)?|\bskrev|\bkirjoitti|пишет|написал(?:\(а\)|а)?|napsal(?:\(a\)|a)?|írta|yazdı|a scris|έγραψε|пише|写道|のメール|書きました|작성) ?[:：]$/i,
  /\b(?:skrev|schrieb)\b.{1,200}:$/i,
  /\d{1,2}[:.h]\d{2}.{0,200}[<(]\s?[^\s<>()]{1,200}@[^\s<>()]{1,200}\s?[>)] ?[:：]$/i,
];

const ADDRESS = /[^\s<>()]@[\w-]+\.[\w.-]/;
const TIME = /\d{1,2}\s?[:.h]\s?\d{2}\b|\d{1,2} [ap]\.?m\b/i;
const YEAR = /\b(?:19|20)\d{2}\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}/;

/** A line, or a few, that introduce a quote. */
export interface Attribution {
  /** Index after the last line of it. */
  readonly end: number;
  /** It holds an address or a time: even an unmarked text after it is the quoted mail. */
  readonly isCertain: boolean;
}

/** Whether the lines from `start` on are "On … wrote:" in any of the languages above. */
export function attributionAt(lines: readonly string[], start: number): Attribution | null {
  let joined = '';
  for (let i = start; i < Math.min(lines.length, start + MAX_LINES); i++) {
    const line = (lines[i] ?? '').trim();
    if (line === '' || (line.startsWith('>') && line !== '>:') || joined.length + line.length > MAX_LENGTH) return null;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (!endsLikeOne(line)) continue;
    const text = joined
      .replace(/^[-_\s]{2,40}/, '')
      .replace(/[-_\s]{2,40}$/, '')
      .replace(/\s+/g, ' ');
    const found = matches(text, lines[start] ?? '', i === start);
    if (found) return { end: i + 1, isCertain: ADDRESS.test(text) || TIME.test(text) };
  }
  return null;
}

function endsLikeOne(line: string): boolean {
  const last = line.at(-1);
  return last === ':' || last === '：' || last === '-' || line.endsWith('wrote');
}

function matches(text: string, firstLine: string, isOneLine: boolean): boolean {
  if (!ADDRESS.test(text) && !TIME.test(text) && !YEAR.test(text)) return false;
  if (WITH_LEAD.some((pattern) => pattern.test(text))) return true;
  // Wrapped, it must begin with the date or the name, not with the sentence before it.
  const startsLikeOne = isOneLine || /\d|[<(]/.test(firstLine);
  return startsLikeOne && text.length < 300 && WITHOUT_LEAD.some((pattern) => pattern.test(text));
}
