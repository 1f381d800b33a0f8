import { useEffect, useState } from 'preact/hooks';
import { lastOrder, type Order } from '../checkout/order.ts';
import { fill, type Locale, textsOf } from '../locale.ts';
import { pathOf } from '../pages.ts';

export function Thanks({ locale }: { locale: Locale }) {
  const { thanks: texts } = textsOf(locale);
  const [order, setOrder] = useState<Order | null | undefined>();
  useEffect(() => setOrder(lastOrder()), []);
  return (
    <section class="thanks">
      <h1>{order === null ? texts.noneTitle : texts.title}</h1>
      {order && (
        <>
          <p class="number">{fill(texts.number, { number: order.number })}</p>
          <p class="lead">{fill(texts.text, { email: order.email })}</p>
        </>
      )}
      {order === null && <p>{texts.none}</p>}
      <a class="button" href={pathOf({ page: 'home', locale })}>
        {texts.back}
      </a>
    </section>
  );
}
