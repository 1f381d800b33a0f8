import type { Attachment } from '@guichet/contracts';
import interUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import DOMPurify from 'dompurify';

const FORBIDDEN = [
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'iframe',
  'object',
  'embed',
  'link',
  'meta',
  'base',
  'audio',
  'video',
  'svg',
  'math',
  'style',
  'dialog',
  'template',
];
const COLOURED = /(?:^|[\s;"'])(?:background|color|bgcolor)(?:-color)?\s*[:=]/i;

interface MailOptions {
  attachments: readonly Attachment[];
  showsImages: boolean;
  isDark: boolean;
  quoteLabel: string;
}

const bare = (contentId: string) => contentId.replace(/^<|>$/g, '').toLowerCase();
/** A sender may write `%zz`, which is no escape: it must not take the screen down. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function placeImages(body: DocumentFragment, { attachments, showsImages }: MailOptions) {
  for (const image of body.querySelectorAll('img')) {
    const remote = image.getAttribute('data-remote-src');
    const source = image.getAttribute('src') ?? '';
    const cid = /^cid:(.*)$/i.exec(source)?.[1];
    if (cid !== undefined) {
      const inline = attachments.find((one) => one.contentId && bare(one.contentId) === bare(unescaped(cid)));
      if (inline) image.src = new URL(inline.url, location.origin).href;
      else image.removeAttribute('src');
    } else if (remote && showsImages) image.src = remote;
    else if (!source.startsWith('data:')) image.removeAttribute('src');
    image.referrerPolicy = 'no-referrer';
    if (!image.hasAttribute('alt')) image.alt = '';
  }
}

/** A quote becomes a `<details>`: it opens without any script. */
function foldQuotes(body: DocumentFragment, label: string) {
  for (const quote of body.querySelectorAll('[data-quote]')) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = label;
    quote.replaceWith(details);
    details.append(summary, quote);
  }
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Mails with colours of their own were drawn for white paper; in the dark they are turned over, their pictures not. */
function styles(isPaper: boolean, isDark: boolean) {
  const ink = isPaper ? '#1f2328' : token('--ink');
  const turned =
    isPaper && isDark ? 'html{filter:invert(.9) hue-rotate(180deg)}img{filter:invert(1) hue-rotate(180deg)}' : '';
  return `@font-face{font-family:Inter;src:url(${new URL(interUrl, location.origin).href}) format("woff2");font-weight:100 900}
html{overflow:auto hidden;color-scheme:${isPaper ? 'light' : isDark ? 'dark' : 'light'};background:${isPaper ? '#fff' : 'transparent'}}
body{margin:0;${isPaper ? 'padding:8px;' : ''}font:14px/1.5 Inter,system-ui,sans-serif;color:${ink};overflow-wrap:anywhere}
img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}p{margin:0 0 .6em}body>:last-child{margin-bottom:0}
a{color:${isPaper ? '#1d5c63' : token('--acc')}}blockquote{margin:0 0 0 4px;padding-left:12px;border-left:2px solid ${isPaper ? '#e6e3dc' : token('--line')}}
summary{width:max-content;color:${isPaper ? '#62666d' : token('--mut')};font-size:13px;cursor:pointer;margin-top:6px}${turned}`;
}

/** The mail as a document of its own: cleaned once more, with a policy that lets nothing run, load or be sent. */
export function mailDocument(html: string, options: MailOptions): string {
  const body = DOMPurify.sanitize(html, {
    FORBID_TAGS: FORBIDDEN,
    FORBID_ATTR: ['srcset', 'ping', 'formaction', 'background'],
    ADD_ATTR: ['data-remote-src', 'data-quote'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/(?:png|jpe?g|gif|webp);)/i,
    RETURN_DOM_FRAGMENT: true,
  });
  placeImages(body, options);
  foldQuotes(body, options.quoteLabel);
  for (const link of body.querySelectorAll('a[href],area[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer nofollow');
  }
  const box = document.createElement('div');
  box.append(body);
  const images = `data: blob: ${location.origin}${options.showsImages ? ' https: http:' : ''}`;
  const policy = `default-src 'none'; img-src ${images}; font-src ${location.origin}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>mail</title><style>${styles(COLOURED.test(html), options.isDark)}</style></head><body>${box.innerHTML}</body></html>`;
}
