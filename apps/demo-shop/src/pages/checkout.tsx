import { useEffect, useRef, useState } from 'preact/hooks';
import { type Basket, sumsOf } from '../basket/basket.ts';
import { setBasket, useBasket } from '../basket/use-basket.ts';
import { keepOrder, newOrderNumber } from '../checkout/order.ts';
import { type Field, FIELDS, problemsOf } from '../checkout/validate.ts';
import { guichet } from '../guichet.ts';
import { fill, type Locale, textsOf } from '../locale.ts';
import { pathOf } from '../pages.ts';
import { Sums } from '../parts/sums.tsx';

type Problems = ReturnType<typeof problemsOf>;
const HINTS: Record<Field, [type: 'text' | 'email' | 'tel', autocomplete: string]> = {
  name: ['text', 'name'],
  email: ['email', 'email'],
  phone: ['tel', 'tel'],
  street: ['text', 'street-address'],
  postcode: ['text', 'postal-code'],
  city: ['text', 'address-level2'],
};

export function Checkout({ locale }: { locale: Locale }) {
  const texts = textsOf(locale).checkout;
  const basket = useBasket();
  const [problems, setProblems] = useState<Problems>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  const send = (event: Event) => {
    event.preventDefault();
    const given = new FormData(form.current!);
    const values = Object.fromEntries(FIELDS.map((name) => [name, String(given.get(name))])) as Record<Field, string>;
    const found = problemsOf(values);
    setProblems(found);
    if (Object.keys(found).length) guichet('event', 'checkout.refused', { fields: Object.keys(found).join(' ') });
    else place(basket!, values.email, locale);
  };
  const count = Object.keys(problems).length;
  const fields = (names: readonly Field[]) =>
    names.map((name) => <Input key={name} name={name} problem={problems[name]} locale={locale} />);
  return (
    <section class="checkout">
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      <form ref={form} noValidate onSubmit={send} class="columns">
        <div>
          <p role="alert" class="failed">
            {count > 0 && fill(texts.problemCount, { count })}
          </p>
          <fieldset>
            <legend>{texts.you}</legend>
            {fields(['name', 'email', 'phone'])}
          </fieldset>
          <fieldset>
            <legend>{texts.address}</legend>
            {fields(['street', 'postcode', 'city'])}
          </fieldset>
        </div>
        <aside class="box">
          <h2>{texts.summary}</h2>
          {basket?.length === 0 ? (
            <NothingToOrder locale={locale} />
          ) : (
            <ToOrder basket={basket ?? []} locale={locale} />
          )}
        </aside>
      </form>
    </section>
  );
}

function ToOrder({ basket, locale }: { basket: Basket; locale: Locale }) {
  const texts = textsOf(locale).checkout;
  return (
    <>
      <Sums sums={sumsOf(basket)} locale={locale} />
      <button class="button" disabled={!basket.length}>
        {texts.send}
      </button>
      <p class="quiet">{texts.pay}</p>
    </>
  );
}

function NothingToOrder({ locale }: { locale: Locale }) {
  const { basketPage, home } = textsOf(locale);
  return (
    <>
      <p>{basketPage.empty}</p>
      <a class="button" href={pathOf({ page: 'shoes', locale })}>
        {home.see}
      </a>
    </>
  );
}

function place(basket: Basket, email: string, locale: Locale): void {
  const number = newOrderNumber(Date.now());
  keepOrder({ number, basket, email });
  guichet('event', 'order.placed', { order: number, total: sumsOf(basket).total / 100 });
  setBasket([]);
  location.assign(pathOf({ page: 'thanks', locale }));
}

function Input({ name, problem, locale }: { name: Field; problem: Problems[Field]; locale: Locale }) {
  const texts = textsOf(locale).checkout;
  const [type, autocomplete] = HINTS[name];
  return (
    <label class="field">
      <span>{texts.fields[name]}</span>
      <input
        name={name}
        type={type}
        list={undefined}
        autocomplete={autocomplete}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
      />
      {problem && (
        <span id={`${name}-problem`} class="failed">
          {texts.problems[problem]}
        </span>
      )}
    </label>
  );
}
