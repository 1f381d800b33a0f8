/** Numbers as the card schemes give them, 14 to 19 digits. Visa's old 13 are left out: they look like article numbers (EAN). */
const SCHEMES: readonly RegExp[] = [
  /^4\d{15}(?:\d{3})?$/,
  /^(?:5[1-5]\d\d|22[3-9]\d|222[1-9]|2[3-6]\d\d|27[01]\d|2720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:6011|64[4-9]\d|65\d\d|62\d\d|35(?:2[89]|[3-8]\d)|50\d\d|5[6-8]\d\d|6[037]\d\d)\d{12,15}$/,
];
const LONGEST = 19;
/** As people write them: in one piece or in groups, over the end of a line too. */
const DIGITS = /\d+(?:[\s.\u2013-]{1,3}\d+)*/g;
/** Addresses of pages hold long numbers that are no cards, and would lead nowhere; an account to refund to must stay whole. */
const TEXT = /https?:\/\/\S+|\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?\b|\d+(?:[\s.\u2013-]{1,3}\d+)*/g;
const KEPT = 4;
const DOT = '•';

/** The text with each payment card's number dotted out but for its last four digits; it keeps its length. */
export function maskCards(text: string): string {
  return text.replace(TEXT, (found) => {
    if (found.startsWith('http') || isAccount(found)) return found;
    return found.replace(DIGITS, maskIn);
  });
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
function maskIn(run: string): string {
  if (run.length < 14) return run;
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, start: index }));
  let masked = '';
  let at = 0;
  for (let first = 0; first < groups.length; first += 1) {
    const last = cardEnd(groups, first);
    if (last < 0) continue;
    const { start } = groups[first]!;
    const end = groups[last]!.start + groups[last]!.digits.length;
    masked += run.slice(at, start) + dotted(run.slice(start, end));
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

function dotted(number: string): string {
  let left = number.replace(/\D/g, '').length - KEPT;
  return number.replace(/\d/g, (digit) => (left-- > 0 ? DOT : digit));
}

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
