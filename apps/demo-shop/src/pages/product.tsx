import { useEffect, useState } from 'preact/hooks';
import { withLine } from '../basket/basket.ts';
import { currentBasket, setBasket } from '../basket/use-basket.ts';
import { CATALOGUE, type Colour, PAINT, type Product as Item } from '../catalogue.ts';
import { Shoe } from '../drawings/shoe.tsx';
import { guichet } from '../guichet.ts';
import { fill, type Locale, money, textsOf } from '../locale.ts';
import { pathOf } from '../pages.ts';
import { ProductCard } from '../parts/product-card.tsx';

export function Product({ item, locale }: { item: Item; locale: Locale }) {
  const texts = textsOf(locale);
  const [colour, setColour] = useColour(item);
  return (
    <>
      <section class="product">
        <div class="stage">
          <Shoe
            shape={item.shape}
            colour={colour}
            label={fill(texts.product.drawing, { name: item.name, colour: texts.colours[colour] })}
          />
        </div>
        <div>
          <h1>{item.name}</h1>
          <p class="line">{item.line[locale]}</p>
          <p class="price">{money(item.price, locale)}</p>
          <p>{item.text[locale]}</p>
          <Choice item={item} locale={locale} colour={colour} onColour={setColour} />
          <ul class="facts">
            {texts.product.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
      </section>
      <Others item={item} locale={locale} />
    </>
  );
}

/** The colour is part of the address, so that a link shows the pair that was meant. */
function useColour(item: Item): [Colour, (colour: Colour) => void] {
  const [colour, set] = useState<Colour>(item.colours[0]);
  useEffect(() => {
    const follow = () => {
      const asked = new URLSearchParams(location.search).get('colour') as Colour;
      set(item.colours.includes(asked) ? asked : item.colours[0]);
    };
    follow();
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [item]);
  const choose = (chosen: Colour) => {
    set(chosen);
    history.pushState(null, '', `?colour=${chosen}`);
  };
  return [colour, choose];
}

interface ChoiceProps {
  item: Item;
  locale: Locale;
  colour: Colour;
  onColour: (colour: Colour) => void;
}
function Choice({ item, locale, colour, onColour }: ChoiceProps) {
  const texts = textsOf(locale);
  const [size, setSize] = useState(item.sizes[Math.floor(item.sizes.length / 2)]!);
  const [isAdded, setAdded] = useState(false);
  const add = (event: Event) => {
    event.preventDefault();
    setBasket(withLine(currentBasket(), { slug: item.slug, colour, size }));
    guichet('event', 'basket.added', { product: item.name, colour, size });
    setAdded(true);
  };
  return (
    <form class="choice" onSubmit={add}>
      <fieldset>
        <legend>
          {texts.product.colour} <span class="chosen">{texts.colours[colour]}</span>
        </legend>
        <div class="swatches">
          {item.colours.map((one) => (
            <label key={one} title={texts.colours[one]}>
              <input
                type="radio"
                name="colour"
                checked={one === colour}
                aria-label={texts.colours[one]}
                onChange={() => onColour(one)}
              />
              <span style={{ background: PAINT[one] }} />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{item.shape === 'jar' ? texts.product.pack : texts.product.size}</legend>
        <div class="sizes">
          {item.sizes.map((one) => (
            <label key={one}>
              <input type="radio" name="size" checked={one === size} onChange={() => setSize(one)} />
              <span>{one}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <button class="button">{texts.product.add}</button>
      <p role="status" class="added">
        {isAdded && (
          <>
            {texts.product.added} <a href={pathOf({ page: 'basket', locale })}>{texts.product.toBasket}</a>
          </>
        )}
      </p>
    </form>
  );
}

function Others({ item, locale }: { item: Item; locale: Locale }) {
  const at = CATALOGUE.indexOf(item);
  const others = [1, 2, 3, 4].map((step) => CATALOGUE[(at + step) % CATALOGUE.length]!);
  return (
    <section>
      <h2>{textsOf(locale).product.others}</h2>
      <ul class="grid">
        {others.map((product) => (
          <ProductCard key={product.slug} product={product} locale={locale} />
        ))}
      </ul>
    </section>
  );
}
