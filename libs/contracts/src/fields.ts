import * as z from 'zod';

/** Shapes that several contracts share. */
export const Id = z.uuid();
/** From the year 1 on: Postgres knows no year 0. */
export const Instant = z.iso.datetime().regex(/^(?!0000)/);
/** Of a row, counted up by each change; a 32-bit number in Postgres. */
export const Version = z.number().int().min(0).max(2_147_483_647);
export const Name = z.string().trim().min(1).max(200);
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const Locale = z.enum(['fr', 'en']);
export type Locale = z.infer<typeof Locale>;
/** By which days and hours are written: English ones as in Britain, since `en` alone would be American. */
export const dateLocale = (language: string): string => (language === 'en' ? 'en-GB' : language);
export const Ok = z.object({ ok: z.literal(true) });
export const Limit = z.coerce.number().int().min(1).max(100).default(50);
export const Cursor = z.string().max(200).optional();
export const Address = z.object({ name: z.string().max(200), address: z.string().max(320) });
export type Address = z.infer<typeof Address>;
/** A list in a query string: one value or several. */
export const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(100).optional(),
  );
