import { maskCardsInHtml } from '@guichet/contracts';
import { DomainError } from '@guichet/platform';
import { convert } from 'html-to-text';
import sanitizeHtml from 'sanitize-html';

const COLOUR = [/^#[\da-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/];
const OPTIONS: sanitizeHtml.IOptions = {
  // What the composer makes and signatures hold; nothing that runs, loads or positions itself.
  allowedTags: [
    ...['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'a', 'img', 'hr'],
    ...['ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4'],
    ...['table', 'thead', 'tbody', 'tr', 'td', 'th'],
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    ol: ['start'],
    span: ['data-type', 'data-id', 'data-label'],
    '*': ['style'],
  },
  allowedStyles: {
    '*': { color: COLOUR, 'background-color': COLOUR, 'text-align': [/^(left|right|center|justify)$/] },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https', 'cid'] },
  allowProtocolRelative: false,
  nestingLimit: 100,
};

/** No composer nests like this; the sanitiser takes seconds for thousands of elements within each other. */
const MAX_OPEN = 1000;

/** What someone wrote at the desk, safe to show and to send; numbers of payment cards are masked. */
export function sanitiseComposed(html: string): string {
  if (isTooDeep(html)) throw new DomainError('invalid_input', { issues: [{ path: 'html' }] });
  return maskCardsInHtml(sanitizeHtml(html.replaceAll('\0', ''), OPTIONS).trim());
}

function isTooDeep(html: string): boolean {
  let open = 0;
  for (const [tag] of html.matchAll(/<\/?(?!br|hr|img|wbr|col)[a-z]/gi)) {
    open += tag.startsWith('</') ? -1 : 1;
    if (open > MAX_OPEN) return true;
  }
  return false;
}

/** The plain text of sanitised html, for the other half of the mail and for search. */
export const textOf = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 1_000_000, maxDepth: 110 },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'img', format: 'skip' },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  }).trim();

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Plain text as html, line by line. */
export const htmlOf = (text: string): string => `<p>${escapeHtml(text).replace(/\r?\n/g, '<br>')}</p>`;
