import type { VisitorContextInput } from '@guichet/contracts';
import { deviceOf } from './device.ts';
import { masked } from './masked.ts';
import type { Storage } from './storage.ts';

type Pages = NonNullable<VisitorContextInput['pages']>;
type Events = NonNullable<VisitorContextInput['events']>;
interface Visit {
  pages: Pages;
  events: Events;
  referrer: string;
}

const KEPT = 30;
const LOOK_MS = 1000;
const cut = (value: unknown, length: number): string => String(value ?? '').slice(0, length);
/** What the page says; its address stays as it is, or it would lead nowhere. */
const said = (value: unknown, length: number): string => cut(masked(String(value ?? '')), length);
const numberOr = <T>(value: unknown, otherwise: T): number | T =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
const now = () => new Date().toISOString();

/** What a page hands over as `basket`, in the bounds of the contract. */
export function basketOf(given: unknown): NonNullable<VisitorContextInput['basket']> {
  const { lines, total, currency } = Object(given) as Record<string, unknown>;
  return {
    lines: (Array.isArray(lines) ? (lines as Record<string, unknown>[]) : []).slice(0, 50).map((line) => ({
      name: said(line.name, 200),
      quantity: numberOr(line.quantity, 1),
      price: numberOr(line.price, null),
    })),
    total: numberOr(total, null),
    currency: cut(currency, 3),
  };
}

/** An object becomes words that can be read beside a chat. */
export function wordsOf(data: unknown): string {
  if (data === null || typeof data !== 'object') return said(data, 300);
  const pairs = Object.entries(data).map(([name, value]) => `${name}: ${String(value)}`);
  return said(pairs.join(', '), 300);
}

/** The page, the way to it and what the page says of its visitor; tells of every change. */
export function watchVisit(storage: Storage, changed: () => void) {
  const visit: Visit = { pages: [], events: [], referrer: document.referrer };
  try {
    Object.assign(visit, JSON.parse(storage.get('visit') ?? '{}'));
  } catch {
    // Somebody else wrote there; the visit begins anew.
  }
  let basket: VisitorContextInput['basket'] = null;
  let orderReference = '';
  const values: Record<string, string> = {};

  const keep = () => {
    visit.pages = visit.pages.slice(-KEPT);
    visit.events = visit.events.slice(-KEPT);
    storage.set('visit', JSON.stringify(visit));
    changed();
  };
  /** Also for pages that change without a load: their address and title are looked at, and nothing of theirs is replaced. */
  const look = () => {
    const [url, title] = [cut(location.href, 1000), said(document.title, 300)];
    const last = visit.pages.at(-1);
    if (last?.url === url && last.title === title) return;
    if (last?.url === url) last.title = title;
    else visit.pages.push({ url, title, at: now() });
    keep();
  };
  look();
  setInterval(look, LOOK_MS);

  return {
    set(given: unknown) {
      for (const [name, value] of Object.entries(Object(given) as object)) {
        if (name === 'basket') basket = value ? basketOf(value) : null;
        else if (name === 'orderReference') orderReference = said(value, 100);
        else if (value === null) delete values[name];
        else if (Object.keys(values).length < 20 || name in values) values[cut(name, 40)] = said(value, 300);
      }
      changed();
    },
    add(name: unknown, data: unknown) {
      visit.events.push({ name: cut(name, 60), data: wordsOf(data ?? ''), at: now() });
      keep();
    },
    get: (): VisitorContextInput => ({
      ...visit,
      language: cut(document.documentElement.lang || navigator.language, 20),
      device: deviceOf(navigator.userAgent, screen.width, screen.height),
      basket,
      orderReference,
      values,
    }),
  };
}
