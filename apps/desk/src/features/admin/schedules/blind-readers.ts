import type { ApiError } from '@guichet/contracts';
import * as z from 'zod';

const Details = z.object({ userIds: z.array(z.string()) });

/** Whom a refused save names as people who may not see reports. */
export const blindIn = ({ code, details }: Pick<ApiError, 'code' | 'details'>): string[] =>
  code === 'may_not_see_reports' ? (Details.safeParse(details).data?.userIds ?? []) : [];
