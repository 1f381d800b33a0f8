/** Numbers as the card schemes give them, 14 to 19 digits. Visa's old 13 are left out: they look like article numbers (EAN). */
const SCHEMES: readonly RegExp[] = [
  /^4\d{15}(?:\d{3})?$/,
  /^(?:5[1-5]\d\d|22[3-9]\d|222[1-9]|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:6011|64[4-9]\d|65\d\d|62\d\d|35(?:2[89]|[3-8]\d)|50\d\d|5[6-8]\d\d|6[037]\d\d)\d{12,15}$/,
];
const LONGEST = 19;
/** As people write them: in one piece or in groups, over the end of a line too, in the digits of their keyboard, with what a copied page puts between. */
const DIGIT = '[\\d\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]';
const RUN = `${DIGIT}+(?:[\\s./_\\-\\u2010-\\u2015\\u2212\\u00b7\\u200b-\\u200d\\u2060]{1,3}${DIGIT}+)*`;
const DIGITS = new RegExp(RUN, 'g');
const ANY_DIGIT = new RegExp(DIGIT, 'g');
/** Addresses of pages hold long numbers that are no cards, and would lead nowhere; an account to refund to must stay whole. */
const TEXT = new RegExp(`https?://\\S+|\\b[A-Z]{2}\\d\\d(?: ?[A-Z\\d]{4}){2,7}(?: ?[A-Z\\d]{1,3})?\\b|${RUN}`, 'g');
const KEPT = 4;
const DOT = '•';

/** The text with each payment card's number dotted out but for its last four digits; it keeps its length. */
export const maskCards = (text: string): string => masked(text, KEPT);

function masked(text: string, kept: number): string {
  return text.replace(TEXT, (found) => {
    if (found.startsWith('http') || isAccount(found)) return found;
    return found.replace(DIGITS, (run) => maskIn(run, kept));
  });
}

const BEGINNING = new RegExp(`^\\s*${DIGIT}`);
export const beginsWithDigits = (text: string): boolean => BEGINNING.test(text);
/** Messages over which a number is followed. */
export const SAID_BEFORE = 4;

/** The same for what is said bit by bit, the oldest first: of a number that begins in the messages before, which stay as they are, no digit is kept here. */
export function maskCardsAfter(before: readonly string[], text: string): string {
  if (!beginsWithDigits(text)) return maskCards(text);
  const said = before
    .slice(-SAID_BEFORE)
    .map((one) => `${one}\n`)
    .join('');
  const whole = maskCards(said + text);
  const goesOn = !whole.startsWith(maskCards(said));
  return (goesOn ? masked(said + text, 0) : whole).slice(said.length);
}

/** Elements within a line: a number may go on behind them. */
const INLINE = /^<\/?(?:a|b|big|code|del|em|font|i|ins|kbd|mark|s|samp|small|span|strike|strong|sub|sup|tt|u|wbr)\b/i;

/** The same for sanitised html: attributes are left alone, and a number in pieces of several elements is one number. */
export function maskCardsInHtml(html: string): string {
  const pieces = html.split(/(<[^<>]*>)/);
  const seen = pieces.map((piece, index) => (index % 2 === 0 ? piece : INLINE.test(piece) ? '' : '\n'));
  const text = seen.join('');
  const masked = maskCards(text);
  if (masked === text) return html;
  let at = 0;
  return pieces
    .map((piece, index) => {
      const from = at;
      at += seen[index]!.length;
      return index % 2 === 0 ? masked.slice(from, at) : piece;
    })
    .join('');
}

/** `run`: groups of digits. A card begins with a group and ends with one; groups before the last have three digits or more. */
function maskIn(run: string, kept: number): string {
  if (run.length < 14) return run;
  const groups = [...inAscii(run).matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, start: index }));
  let masked = '';
  let at = 0;
  for (let first = 0; first < groups.length; first += 1) {
    const last = cardEnd(groups, first);
    if (last < 0) continue;
    const { start } = groups[first]!;
    const end = groups[last]!.start + groups[last]!.digits.length;
    masked += run.slice(at, start) + dotted(run.slice(start, end), kept);
    at = end;
    first = last;
  }
  return masked + run.slice(at);
}

/** The last group of the longest card that begins with the group `first`, or -1. */
function cardEnd(groups: readonly { digits: string }[], first: number): number {
  let number = '';
  let end = -1;
  for (let index = first; index < groups.length; index += 1) {
    const { digits } = groups[index]!;
    number += digits;
    if (number.length > LONGEST) break;
    if (isCard(number)) end = index;
    if (digits.length < 3) break;
  }
  return end;
}

function dotted(number: string, kept: number): string {
  let left = number.match(ANY_DIGIT)!.length - kept;
  return number.replace(ANY_DIGIT, (digit) => (left-- > 0 ? DOT : digit));
}

/** Each of the blocks begins at a multiple of sixteen, with its nought. */
const inAscii = (run: string): string => run.replace(ANY_DIGIT, (digit) => String(digit.charCodeAt(0) & 15));

const isCard = (number: string): boolean => SCHEMES.some((scheme) => scheme.test(number)) && hasLuhnDigit(number);

/** ISO/IEC 7812-1, annex B. */
function hasLuhnDigit(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** An IBAN with its right check digits (ISO 13616). */
function isAccount(text: string): boolean {
  if (!/^[A-Z]{2}/.test(text)) return false;
  const plain = text.replaceAll(' ', '');
  const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}
