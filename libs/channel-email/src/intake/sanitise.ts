import sanitizeHtml from 'sanitize-html';
import { ALLOWED_ATTRIBUTES, ALLOWED_STYLES, ALLOWED_TAGS } from './html/allowed-html.ts';
import { boundNesting } from './html/bound-nesting.ts';
import { quoteMarkOf, wrapQuotes } from './html/quote-marks.ts';
import { cleanString } from './clean-string.ts';

/** HTML that can be shown: it runs nothing, loads nothing and covers nothing. */
export interface SanitisedHtml {
  readonly html: string;
  readonly hasRemoteImages: boolean;
  /** Something was left out because of its size. */
  readonly isCut: boolean;
}

const REMOTE = /^https?:\/\/[^\s"'<>]{1,4000}$/i;
const CONTENT_ID = /^cid:[^\s"'<>]{1,500}$/i;
const LINK = /^(?:https?:\/\/|mailto:|tel:)[^\s"'<>]{0,4000}$/i;
/** Elements that go with all that is in them. */
const HIDDEN_TAGS =
  'script style textarea option title noscript xmp template svg math object iframe noembed noframes plaintext'.split(
    ' ',
  );
/** An attribute value longer than this is no style, title or address. */
const MAX_ATTRIBUTE = 5000;

/**
 * Sanitises the HTML of a mail by an allow-list. Links open elsewhere and tell nothing of us; remote images are parked in
 * `data-remote-src`; `cid:` images stay for the caller to resolve; quoted mails are wrapped in `<div data-quote>`.
 */
export function sanitise(html: string): SanitisedHtml {
  const bounded = boundNesting(html);
  let hasRemoteImages = false;
  const clean = sanitizeHtml(bounded.html, {
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    allowedStyles: { '*': ALLOWED_STYLES },
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'cid'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'data-remote-src'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: HIDDEN_TAGS,
    enforceHtmlBoundary: false,
    transformTags: {
      '*': (tag, given) => {
        const attributes = boundAttributes(given);
        const mark = quoteMarkOf(tag, attributes);
        const kept =
          tag === 'img' ? imageAttributes(attributes) : tag === 'a' ? linkAttributes(attributes) : attributes;
        hasRemoteImages ||= kept['data-remote-src'] !== undefined;
        return { tagName: tag, attribs: mark ? { ...kept, 'data-quote-mark': mark } : kept };
      },
    },
  });
  return { html: cleanString(wrapQuotes(clean)), hasRemoteImages, isCut: bounded.isCut };
}

/** Without our own marks, which a sender must not set, and without monstrous values. */
function boundAttributes(given: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !name.startsWith('data-') && value.length <= MAX_ATTRIBUTE),
  );
}

function imageAttributes(attributes: Record<string, string>): Record<string, string> {
  const { src, srcset: _srcset, ...rest } = attributes;
  const url = (src ?? '').trim().replace(/^\/\//, 'https://');
  if (CONTENT_ID.test(url)) return { ...rest, src: url };
  return REMOTE.test(url) ? { ...rest, 'data-remote-src': url } : rest;
}

function linkAttributes(attributes: Record<string, string>): Record<string, string> {
  const { href, ...rest } = attributes;
  const url = (href ?? '').trim();
  return LINK.test(url) ? { ...rest, href: url, target: '_blank', rel: 'noopener noreferrer nofollow' } : rest;
}
