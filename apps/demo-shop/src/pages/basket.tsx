import { type Line, sumsOf, withQuantity } from '../basket/basket.ts';
import { setBasket, useBasket } from '../basket/use-basket.ts';
import { productOf } from '../catalogue.ts';
import { Shoe } from '../drawings/shoe.tsx';
import { fill, type Locale, money, textsOf } from '../locale.ts';
import { pathOf } from '../pages.ts';
import { Sums } from '../parts/sums.tsx';

export function BasketPage({ locale }: { locale: Locale }) {
  const { basketPage: texts, home } = textsOf(locale);
  const basket = useBasket();
  return (
    <section class="basket">
      <h1>{texts.title}</h1>
      {basket === null && <p aria-busy="true">{texts.loading}</p>}
      {basket?.length === 0 && (
        <>
          <p>{texts.empty}</p>
          <p class="quiet">{texts.emptyHint}</p>
          <a class="button" href={pathOf({ page: 'shoes', locale })}>
            {home.see}
          </a>
        </>
      )}
      {basket && basket.length > 0 && (
        <div class="columns">
          <ul class="lines">
            {basket.map((line) => (
              <BasketLine key={`${line.slug} ${line.colour} ${line.size}`} line={line} locale={locale} />
            ))}
          </ul>
          <aside class="box">
            <Sums sums={sumsOf(basket)} locale={locale} />
            <a class="button" href={pathOf({ page: 'checkout', locale })}>
              {texts.order}
            </a>
          </aside>
        </div>
      )}
    </section>
  );
}

function BasketLine({ line, locale }: { line: Line; locale: Locale }) {
  const texts = textsOf(locale);
  const product = productOf(line.slug)!;
  const { name, shape, price } = product;
  const basket = useBasket() ?? [];
  const change = (quantity: number) => setBasket(withQuantity(basket, line, quantity));
  return (
    <li class="line">
      <span class="stage">
        <Shoe shape={shape} colour={line.colour} />
      </span>
      <div>
        <a class="name" href={pathOf({ page: 'product', locale, slug: line.slug })}>
          {name}
        </a>
        <p class="quiet">
          {texts.colours[line.colour]} · {line.size}
        </p>
        <div class="stepper" role="group" aria-label={fill(texts.basketPage.quantity, { name })}>
          <button
            type="button"
            aria-label={fill(texts.basketPage.fewer, { name })}
            onClick={() => change(line.quantity - 1)}
          >
            −
          </button>
          <output>{line.quantity}</output>
          <button
            type="button"
            aria-label={fill(texts.basketPage.more, { name })}
            onClick={() => change(line.quantity + 1)}
          >
            +
          </button>
          <button
            type="button"
            class="link"
            aria-label={fill(texts.basketPage.removeOf, { name })}
            onClick={() => change(0)}
          >
            {texts.basketPage.remove}
          </button>
        </div>
      </div>
      <strong>{money(price * line.quantity, locale)}</strong>
    </li>
  );
}
