import sanitizeHtml from 'sanitize-html';

/** What the composer makes; nothing that runs, loads by itself or positions itself. */
const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 's', 'sub', 'sup', 'a', 'img', 'hr'],
    ...['ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4'],
  ],
  allowedAttributes: { a: ['href', 'title'], img: ['src', 'alt', 'width', 'height'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['https'] },
  allowProtocolRelative: false,
  nestingLimit: 100,
};

/** Once when a macro is saved, and again once its variables are filled in: `href="{{customer.name}}"` is harmless only until then. */
export const sanitiseMacro = (html: string): string => sanitizeHtml(html.replaceAll('\0', ''), OPTIONS).trim();
