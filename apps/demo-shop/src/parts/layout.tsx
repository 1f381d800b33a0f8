import type { ComponentChildren } from 'preact';
import { countOf } from '../basket/basket.ts';
import { useBasket } from '../basket/use-basket.ts';
import { fill, textsOf } from '../locale.ts';
import { pathOf, type Place } from '../pages.ts';
import { Account } from './account.tsx';

/** What stands around every page. */
export function Layout({ place, children }: { place: Place; children: ComponentChildren }) {
  const { locale } = place;
  const texts = textsOf(locale);
  return (
    <>
      <a class="skip" href="#content">
        {texts.skip}
      </a>
      <Header place={place} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <p>
          <strong>{texts.shop}</strong> · {texts.contactPage.address.join(', ')}
        </p>
        <p>{texts.footer}</p>
      </footer>
    </>
  );
}

function Header({ place }: { place: Place }) {
  const { locale } = place;
  const other = locale === 'fr' ? 'en' : 'fr';
  const texts = textsOf(locale);
  const link = (page: 'shoes' | 'contact', text: string) => (
    <a href={pathOf({ page, locale })} aria-current={place.page === page ? 'page' : undefined}>
      {text}
    </a>
  );
  return (
    <header class="head">
      <div class="bar">
        <a class="brand" href={pathOf({ page: 'home', locale })}>
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M5 22c0-6 1-10 1-17h10c0 7 2 9 6 10 4 1 6 3 6 7Z" />
            <path d="M4 23h25v2c0 1-1 2-2 2H6c-1 0-2-1-2-2Z" />
            <path class="thread" d="M6 9h10M18 15c-2 2-3 4-3 7" />
          </svg>
          {texts.shop}
        </a>
        <nav aria-label={texts.menu}>
          {link('shoes', texts.shoes)}
          {link('contact', texts.contact)}
        </nav>
        <div class="tools">
          <Account locale={locale} />
          <a href={pathOf({ ...place, locale: other })} lang={other} hreflang={other} title={texts.languageHint}>
            {texts.language}
          </a>
          <BasketLink place={place} />
        </div>
      </div>
    </header>
  );
}

function BasketLink({ place: { locale, page } }: { place: Place }) {
  const texts = textsOf(locale);
  const count = countOf(useBasket() ?? []);
  return (
    <a
      class="to-basket"
      href={pathOf({ page: 'basket', locale })}
      aria-current={page === 'basket' ? 'page' : undefined}
      aria-label={fill(texts.basketCount, { count })}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M5 8h14l-1 12H6ZM9 8V6a3 3 0 0 1 6 0v2" />
      </svg>
      <span class="word">{texts.basket}</span>
      <span class="count" data-empty={count === 0}>
        {count}
      </span>
    </a>
  );
}
