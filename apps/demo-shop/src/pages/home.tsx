import { CATALOGUE } from '../catalogue.ts';
import { Shoe } from '../drawings/shoe.tsx';
import { type Locale, textsOf } from '../locale.ts';
import { ProductCard } from '../parts/product-card.tsx';
import { pathOf } from '../pages.ts';

export function Home({ locale }: { locale: Locale }) {
  const { home } = textsOf(locale);
  return (
    <>
      <section class="hero">
        <div>
          <p class="claim">{textsOf(locale).claim}</p>
          <h1>{home.heading}</h1>
          <p class="lead">{home.lead}</p>
          <a class="button" href={pathOf({ page: 'shoes', locale })}>
            {home.see}
          </a>
        </div>
        <div class="stage">
          <Shoe shape="boot" colour="cognac" />
        </div>
      </section>
      <ul class="promises">
        {home.promises.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ul>
      <Models locale={locale} level="h2" />
    </>
  );
}

export function Models({ locale, level: Heading }: { locale: Locale; level: 'h1' | 'h2' }) {
  return (
    <section>
      <Heading>{textsOf(locale).home.models}</Heading>
      <ul class="grid">
        {CATALOGUE.map((product) => (
          <ProductCard key={product.slug} product={product} locale={locale} />
        ))}
      </ul>
    </section>
  );
}
