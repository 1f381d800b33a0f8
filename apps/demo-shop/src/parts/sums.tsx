import type { sumsOf } from '../basket/basket.ts';
import { fill, type Locale, money, textsOf } from '../locale.ts';

export function Sums({ sums, locale }: { sums: ReturnType<typeof sumsOf>; locale: Locale }) {
  const { basketPage: texts } = textsOf(locale);
  return (
    <>
      <dl class="sums">
        <div>
          <dt>{texts.goods}</dt>
          <dd>{money(sums.goods, locale)}</dd>
        </div>
        <div>
          <dt>{texts.shipping}</dt>
          <dd>{sums.shipping ? money(sums.shipping, locale) : texts.free}</dd>
        </div>
        <div class="total">
          <dt>{texts.total}</dt>
          <dd>{money(sums.total, locale)}</dd>
        </div>
      </dl>
      {sums.toFree > 0 && <p class="quiet">{fill(texts.toFree, { sum: money(sums.toFree, locale) })}</p>}
    </>
  );
}
