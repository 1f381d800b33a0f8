import { PASSWORD_MIN } from '@guichet/contracts';
import { DomainError } from '@guichet/platform';
import { COMMON_WORDS, KEYBOARD_ROWS } from './common-passwords.ts';

/** How many characters must be left once everything guessable is struck out. */
const OWN_CHARACTERS = 6;
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const squeeze = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
const unleet = (text: string): string => text.replace(/[013457@$!]/g, (sign) => LEET[sign]!);

/**
 * Published lists of common passwords hold next to none of fifteen characters; what people do at that length is to chain,
 * repeat and pad the known ones. So known words, runs of keys, repetitions and the person's own words are struck out,
 * and too little left means that it is guessed as easily as what was struck out.
 */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  const words = [...own.flatMap(partsOf), ...COMMON_WORDS].sort((a, b) => b.length - a.length);
  const spellings = [plain(password), unleet(plain(password))];
  return [...spellings, ...spellings.map(squeeze)].some((text) => ownCharacters(text, words) < OWN_CHARACTERS);
}

/** Throws `weak_password` or `common_password`. `own`: name, address and whatever else is guessed first. */
export function requireGoodPassword(password: string, own: readonly string[]): void {
  if ([...password.normalize('NFKC')].length < PASSWORD_MIN) {
    throw new DomainError('weak_password', { minimum: PASSWORD_MIN });
  }
  if (isCommonPassword(password, own)) throw new DomainError('common_password');
}

const partsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3);

function ownCharacters(text: string, words: readonly string[]): number {
  let left = text;
  for (const word of words) left = left.replaceAll(word, ' ');
  left = withoutRuns(left).replace(/(?:19|20)\d\d/g, ' ');
  left = squeeze(left.replace(/(.+?)\1+/gu, '$1'));
  return new Set(left).size < 4 ? 0 : left.length;
}

/** Strikes out runs of four or more neighbours: `1234`, `dcba`, `azerty`, `lkjh`. */
function withoutRuns(text: string): string {
  const rows = KEYBOARD_ROWS.flatMap((row) => [row, [...row].reverse().join('')]);
  let left = '';
  for (let at = 0; at < text.length;) {
    const length = Math.max(...rows.map((row) => runLength(text, at, row)));
    left += length >= 4 ? ' ' : text[at];
    at += length >= 4 ? length : 1;
  }
  return left;
}

function runLength(text: string, at: number, row: string): number {
  const start = row.indexOf(text[at]!);
  if (start < 0) return 0;
  let length = 1;
  while (at + length < text.length && row[start + length] === text[at + length]) length += 1;
  return length;
}
