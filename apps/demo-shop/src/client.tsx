import './styles/font.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/drawings.css';
import './styles/pages.css';
import './styles/forms.css';
import { hydrate } from 'preact';
import { read } from './basket/kept.ts';
import { currentBasket } from './basket/use-basket.ts';
import { lastOrder } from './checkout/order.ts';
import { guichet, tellBasket } from './guichet.ts';
import { identifyAgain } from './identity.ts';
import type { Locale } from './locale.ts';
import type { PageName, Place } from './pages.ts';
import { Shop } from './shop.tsx';

const { page, slug } = document.body.dataset as { page: PageName; slug?: string };
const place: Place = { page, locale: document.documentElement.lang as Locale, ...(slug ? { slug } : {}) };
hydrate(<Shop place={place} />, document.body.querySelector('#shop')!);

identifyAgain(read);
tellBasket(currentBasket());
const order = lastOrder();
if (order) guichet('set', { orderReference: order.number });
