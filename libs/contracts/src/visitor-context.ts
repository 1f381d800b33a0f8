import * as z from 'zod';

/** A page's address may be long and hold anything; what is kept of it is bounded. */
const Url = z.string().trim().max(1000).default('');
const Words = (max: number) => z.string().trim().max(max).default('');

/** A page of this visit, oldest first; the last is the one he is on. */
export const VisitedPage = z.object({ url: Url, title: Words(300), at: z.iso.datetime() });
export type VisitedPage = z.infer<typeof VisitedPage>;
export const BasketLine = z.object({
  name: z.string().trim().max(200),
  quantity: z.number().min(0).max(1_000_000).default(1),
  /** In the basket's currency, of one piece. */
  price: z.number().min(-1e9).max(1e9).nullable().default(null),
});
export const Basket = z.object({
  lines: z.array(BasketLine).max(50).default([]),
  total: z.number().min(-1e9).max(1e9).nullable().default(null),
  currency: z.string().trim().max(3).default(''),
});
export type Basket = z.infer<typeof Basket>;
export const VisitorEvent = z.object({
  name: z.string().trim().min(1).max(60),
  data: z.string().trim().max(300).default(''),
  at: z.iso.datetime(),
});

/** What the page says of its visitor: never a proof, and bounded in every part. Card numbers in it are masked. */
export const VisitorContext = z.object({
  pages: z.array(VisitedPage).max(30).default([]),
  referrer: Url,
  /** As the page says it, such as `fr` or `fr-CA`. */
  language: Words(20),
  device: z
    .object({ browser: Words(60), system: Words(60), screen: Words(20), isMobile: z.boolean().default(false) })
    .nullable()
    .default(null),
  basket: Basket.nullable().default(null),
  orderReference: Words(100),
  /** By `guichet('set', { name: value })`. */
  values: z
    .record(z.string().max(40), z.string().trim().max(300))
    .refine((values) => Object.keys(values).length <= 20)
    .default({}),
  /** By `guichet('event', name, data)`, oldest first. */
  events: z.array(VisitorEvent).max(30).default([]),
});
export type VisitorContext = z.infer<typeof VisitorContext>;
export type VisitorContextInput = z.input<typeof VisitorContext>;
