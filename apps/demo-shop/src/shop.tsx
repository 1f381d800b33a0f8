import { productOf } from './catalogue.ts';
import { textsOf } from './locale.ts';
import { BasketPage } from './pages/basket.tsx';
import { Checkout } from './pages/checkout.tsx';
import { Contact } from './pages/contact.tsx';
import { Home, Models } from './pages/home.tsx';
import { Product } from './pages/product.tsx';
import { Thanks } from './pages/thanks.tsx';
import type { Place } from './pages.ts';
import { Layout } from './parts/layout.tsx';

/** A whole page: drawn once when the shop is built, then brought to life in the browser. */
export function Shop({ place }: { place: Place }) {
  return (
    <Layout place={place}>
      <Content {...place} />
    </Layout>
  );
}

function Content({ page, locale, slug }: Place) {
  if (page === 'product') return <Product item={productOf(slug!)!} locale={locale} />;
  if (page === 'shoes') return <Models locale={locale} level="h1" />;
  const Page = { home: Home, basket: BasketPage, checkout: Checkout, thanks: Thanks, contact: Contact }[page];
  return <Page locale={locale} />;
}

export function titleOf({ page, locale, slug }: Place): string {
  const texts = textsOf(locale);
  if (page === 'home') return texts.home.title;
  const titles = {
    shoes: texts.home.models,
    product: productOf(slug ?? '')?.name,
    basket: texts.basketPage.title,
    checkout: texts.checkout.title,
    thanks: texts.thanks.title,
    contact: texts.contactPage.title,
  };
  return `${titles[page]} · ${texts.shop}`;
}
