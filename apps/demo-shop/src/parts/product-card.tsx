import type { Product } from '../catalogue.ts';
import { Shoe } from '../drawings/shoe.tsx';
import { type Locale, money } from '../locale.ts';
import { pathOf } from '../pages.ts';

export function ProductCard({ product, locale }: { product: Product; locale: Locale }) {
  const { name, slug, shape, colours, price, line } = product;
  return (
    <li class="card">
      <a href={pathOf({ page: 'product', locale, slug })}>
        <span class="stage">
          <Shoe shape={shape} colour={colours[0]} />
        </span>
        <span class="name">{name}</span>
        <span class="price">{money(price, locale)}</span>
        <span class="line">{line[locale]}</span>
      </a>
    </li>
  );
}
