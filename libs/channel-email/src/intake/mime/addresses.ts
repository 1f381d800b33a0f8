import type { Address } from '../analysed-mail.ts';
import { cleanLine } from '../clean-string.ts';
import { decodeEncodedWords } from './encoded-words.ts';

/** A mail to more people than this is a list; the rest is not kept. */
const MAX_ADDRESSES = 1000;

interface Draft {
  /** Words outside `<>` and comments. */
  phrase: string;
  angle: string | null;
  comment: string;
  /** Told apart from the phrase: to search a text that is just being put together costs its length each time. */
  hasAt: boolean;
}

const newDraft = (): Draft => ({ phrase: '', angle: null, comment: '', hasAt: false });

/**
 * Reads an address list (RFC 5322 section 3.4) whose encoded words are still encoded. One pass over the text;
 * groups are flattened, comments become the name where there is no other.
 */
export function readAddresses(header: string): Address[] {
  const list: Address[] = [];
  const text = header.slice(0, 256 * 1024);
  let draft = newDraft();
  const finish = () => {
    const address = toAddress(draft);
    if (address && list.length < MAX_ADDRESSES) list.push(address);
    draft = newDraft();
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '"') {
      const end = endOfQuoted(text, i);
      const quoted = text.slice(i + 1, end).replace(/\\(.)/g, '$1');
      draft.phrase += quoted;
      draft.hasAt ||= quoted.includes('@');
      // A quoted local part such as "a b"@example.org keeps its quotes.
      if (text[end + 1] === '@') draft.phrase = `"${draft.phrase}"`;
      i = end;
    } else if (char === '(') {
      const end = endOfComment(text, i);
      draft.comment += text.slice(i + 1, end);
      i = end;
    } else if (char === '<') {
      const end = endOfAngle(text, i);
      draft.angle = text.slice(i + 1, end);
      i = end;
    } else if (char === ',' || char === ';') finish();
    else if (char === ':' && draft.angle === null && !draft.hasAt) draft.phrase = '';
    else {
      draft.phrase += char;
      draft.hasAt ||= char === '@';
    }
  }
  finish();
  return list;
}

function endOfQuoted(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

function endOfAngle(text: string, from: number): number {
  const end = text.indexOf('>', from);
  return end < 0 ? text.length : end;
}

function endOfComment(text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return text.length;
}

function toAddress(draft: Draft): Address | null {
  const phrase = cleanName(draft.phrase);
  const comment = cleanName(draft.comment);
  if (draft.angle !== null) {
    const address = cleanAddress(draft.angle);
    if (address === '' && phrase === '') return null;
    return { name: phrase || comment, address };
  }
  if (phrase === '') return null;
  if (!phrase.includes('@')) return { name: phrase, address: '' };
  const bare = phrase.split(' ');
  // `Jane Doe jane@example.org` without brackets: the word with the @ is the address.
  const word = bare.find((piece) => piece.includes('@')) ?? phrase;
  const name = bare.filter((piece) => piece !== word).join(' ');
  return {
    name: phrase.startsWith('"') ? comment : name || comment,
    address: cleanAddress(phrase.startsWith('"') ? phrase : word),
  };
}

function cleanName(raw: string): string {
  return cleanLine(decodeEncodedWords(raw))
    .replace(/^'(.*)'$/, '$1')
    .trim();
}

/** Lower-cases the domain only (RFC 5321 section 2.4) and drops a source route and white space. */
export function cleanAddress(raw: string): string {
  const text = cleanLine(decodeEncodedWords(raw))
    .replace(/^mailto:/i, '')
    .replace(/^@[^:]*:/, '')
    .replace(/\([^()]*\)/g, '');
  const address = text.startsWith('"') ? text : text.replace(/[\s<>]/g, '');
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at + 1) + address.slice(at + 1).toLowerCase();
}
