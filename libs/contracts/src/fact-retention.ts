import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Instant } from './fields.ts';

/** Of a row of a report by what only single contacts know, such as tags: those that were forgotten, and are counted still. */
export const FORGOTTEN_KEY = 'forgotten';

export const MAX_KEEP_MONTHS = 120;
const keepMonths = z.number().int().min(1).max(MAX_KEEP_MONTHS).nullable();

export const FactRetention = z.object({
  /** After so many months single contacts are forgotten; null: never. */
  keepMonths,
  /** What arrived before is forgotten already, and stays so. */
  keptFrom: Instant.nullable(),
});
export type FactRetention = z.infer<typeof FactRetention>;

export const getFactRetention = endpoint({
  method: 'GET',
  path: '/api/reports/retention',
  access: 'queue.manage',
  input: z.object({}),
  output: FactRetention,
});
export const updateFactRetention = endpoint({
  method: 'PUT',
  path: '/api/reports/retention',
  access: 'queue.manage',
  input: z.object({ keepMonths }),
  output: FactRetention,
});
