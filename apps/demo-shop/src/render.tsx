import { DEMO_SITE_KEY } from '@guichet/contracts/demo-site';
import { renderToString } from 'preact-render-to-string';
import { textsOf } from './locale.ts';
import { ALL_PAGES, BASE, pathOf, type Place } from './pages.ts';
import { Shop, titleOf } from './shop.tsx';

interface Files {
  script: string;
  style: string;
  font: string;
}

/** Every page, with the path of its file below the shop's folder. */
export function renderAll(files: Files): { path: string; html: string }[] {
  return ALL_PAGES.map((place) => ({ path: pathOf(place).slice(BASE.length), html: pageOf(place, files) }));
}

function pageOf(place: Place, { script, style, font }: Files): string {
  const { locale, page, slug } = place;
  const other = { ...place, locale: locale === 'fr' ? 'en' : 'fr' } as const;
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={textsOf(locale).home.lead} />
        <title>{titleOf(place)}</title>
        <link rel="icon" type="image/svg+xml" href={`${BASE}icon.svg`} />
        <link rel="alternate" hreflang={other.locale} href={pathOf(other)} />
        <link rel="preload" as="font" type="font/woff2" href={BASE + font} crossorigin="anonymous" />
        <link rel="stylesheet" href={BASE + style} />
        <script type="module" src={BASE + script} />
        <script async src="/widget/loader.js" data-site={DEMO_SITE_KEY} />
      </head>
      <body data-page={page} data-slug={slug}>
        <div id="shop">
          <Shop place={place} />
        </div>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(document)}\n`;
}
