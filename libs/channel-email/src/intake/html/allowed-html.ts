const SIZE = /^(?:0|auto|\d{1,4}(?:\.\d{1,3})?(?:px|pt|em|rem|ex|%)?)$/i;
const LENGTHS = /^(?:(?:0|auto|\d{1,3}(?:\.\d{1,3})?(?:px|pt|em|rem|ex|%)?)(?:\s+|$)){1,4}$/i;
const COLOUR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s.,%]{5,40}\)|hsla?\([\d\s.,%deg]{5,40}\))$/i;
const BORDER =
  /^(?:(?:0|none|thin|medium|thick|solid|dashed|dotted|double|\d{1,2}(?:\.\d{1,3})?(?:px|pt|em)|#[0-9a-f]{3,8}|(?!url)[a-z]{3,20}|rgba?\([\d\s.,%]{5,40}\))(?:\s+|$)){1,3}$/i;

/** Style properties that can neither load, move over something else nor run, each with the values it may have. */
export const ALLOWED_STYLES: Record<string, RegExp[]> = {
  color: [COLOUR],
  'background-color': [COLOUR],
  background: [COLOUR],
  'font-family': [/^[\w\s,'"-]{1,200}$/],
  'font-size': [/^(?:\d{1,2}(?:\.\d{1,3})?(?:px|pt|em|rem)|\d{1,3}%|(?:xx?-)?(?:small|large)|medium|smaller|larger)$/i],
  'font-style': [/^(?:normal|italic|oblique)$/i],
  'font-weight': [/^(?:normal|bold|bolder|lighter|[1-9]00)$/i],
  'line-height': [/^(?:normal|\d(?:\.\d{1,3})?|\d{1,2}(?:\.\d{1,3})?(?:px|pt|em)|\d{2,3}%)$/i],
  'text-align': [/^(?:left|right|center|justify|start|end)$/i],
  'text-decoration': [/^(?:none|underline|line-through|overline)$/i],
  'text-transform': [/^(?:none|uppercase|lowercase|capitalize)$/i],
  'vertical-align': [/^(?:top|middle|bottom|baseline|sub|super|text-top|text-bottom)$/i],
  'white-space': [/^(?:normal|nowrap|pre|pre-wrap|pre-line)$/i],
  direction: [/^(?:ltr|rtl)$/i],
  'list-style-type': [/^[a-z-]{3,30}$/i],
  display: [/^(?:block|inline|inline-block|table|table-row|table-cell|none)$/i],
  float: [/^(?:left|right|none)$/i],
  clear: [/^(?:left|right|both|none)$/i],
  'border-collapse': [/^(?:collapse|separate)$/i],
  'border-spacing': [LENGTHS],
  'border-radius': [LENGTHS],
  ...each(['border', 'border-top', 'border-right', 'border-bottom', 'border-left'], BORDER),
  ...each(
    ['border-color', 'border-top-color', 'border-bottom-color', 'border-left-color', 'border-right-color'],
    COLOUR,
  ),
  ...each(['border-width', 'padding', 'margin'], LENGTHS),
  ...each(
    [
      'padding-top',
      'padding-right',
      'padding-bottom',
      'padding-left',
      'margin-top',
      'margin-right',
      'margin-bottom',
      'margin-left',
    ],
    SIZE,
  ),
  ...each(['width', 'max-width', 'min-width', 'height', 'max-height'], SIZE),
};

function each(names: readonly string[], value: RegExp): Record<string, RegExp[]> {
  return Object.fromEntries(names.map((name) => [name, [value]]));
}

/** Elements that show text, tables, lists and images, and nothing else. */
export const ALLOWED_TAGS: string[] = (
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em ' +
  'figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span ' +
  'strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
).split(' ');

const CELL = ['colspan', 'rowspan', 'width', 'height', 'align', 'valign', 'bgcolor', 'nowrap'];

/** No id, class or name: they could clash with the page's own. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  '*': ['style', 'dir', 'lang', 'title', 'align', 'data-quote-mark'],
  a: ['href', 'target', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'data-remote-src'],
  table: ['width', 'height', 'border', 'cellpadding', 'cellspacing', 'bgcolor'],
  td: CELL,
  th: CELL,
  tr: ['valign', 'bgcolor'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  font: ['color', 'size', 'face'],
  ol: ['start', 'type'],
  ul: ['type'],
  li: ['value', 'type'],
};
