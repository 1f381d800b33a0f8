import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Cursor, Email, Id, Instant, Limit, Locale, Name, Version } from './fields.ts';

export const ValueClass = z.enum(['standard', 'high', 'key']);
export type ValueClass = z.infer<typeof ValueClass>;
export const IdentityKind = z.enum(['email', 'phone', 'visitor', 'account']);
export const CustomerIdentity = z.object({ id: Id, kind: IdentityKind, value: z.string() });
export const CustomFields = z.record(z.string().trim().min(1).max(60), z.string().max(1000));

export const CustomerSummary = z.object({
  id: Id,
  name: z.string(),
  email: z.string().nullable(),
  valueClass: ValueClass,
});
export type CustomerSummary = z.infer<typeof CustomerSummary>;

export const Customer = z.object({
  id: Id,
  name: z.string(),
  language: z.string().nullable(),
  valueClass: ValueClass,
  notes: z.string(),
  customFields: CustomFields,
  identities: z.array(CustomerIdentity),
  createdAt: Instant,
  /** Records merged into this one that can still be separated again. */
  merges: z.array(z.object({ id: Id, mergedName: z.string(), at: Instant, by: z.string().nullable() })),
  version: z.number().int(),
});
export type Customer = z.infer<typeof Customer>;

export const searchCustomers = endpoint({
  method: 'GET',
  path: '/api/customers',
  access: 'customer.read',
  input: z.object({ q: z.string().trim().max(200).default(''), cursor: Cursor, limit: Limit }),
  output: z.object({ customers: z.array(CustomerSummary), nextCursor: z.string().nullable() }),
});
/** A merged record answers with the one it went into. */
export const getCustomer = endpoint({
  method: 'GET',
  path: '/api/customers/:customerId',
  access: 'customer.read',
  input: z.object({ customerId: Id }),
  output: Customer,
});
export const updateCustomer = endpoint({
  method: 'PATCH',
  path: '/api/customers/:customerId',
  access: 'customer.write',
  input: z.object({
    customerId: Id,
    name: Name.optional(),
    language: Locale.or(z.string().regex(/^[a-z]{2}$/))
      .nullable()
      .optional(),
    valueClass: ValueClass.optional(),
    notes: z.string().max(10_000).optional(),
    customFields: CustomFields.optional(),
    /** The version the change was made on; `stale` when someone else saved meanwhile. */
    version: Version.optional(),
  }),
  output: Customer,
});
/** `already_exists` with the other record's id in `details` when the address belongs to someone else. */
export const addIdentity = endpoint({
  method: 'POST',
  path: '/api/customers/:customerId/identities',
  access: 'customer.write',
  input: z.object({ customerId: Id, kind: z.literal('email'), value: Email }),
  output: Customer,
});
export const removeIdentity = endpoint({
  method: 'DELETE',
  path: '/api/customers/:customerId/identities/:identityId',
  access: 'customer.write',
  input: z.object({ customerId: Id, identityId: Id }),
  output: Customer,
});
/** Moves identities and conversations of `mergedId` into `customerId`. */
export const mergeCustomers = endpoint({
  method: 'POST',
  path: '/api/customers/:customerId/merges',
  access: 'customer.merge',
  input: z.object({ customerId: Id, mergedId: Id }),
  output: Customer,
});
/** Gives back to the merged record what the merge took from it. */
export const unmergeCustomers = endpoint({
  method: 'DELETE',
  path: '/api/customers/:customerId/merges/:mergeId',
  access: 'customer.merge',
  input: z.object({ customerId: Id, mergeId: Id }),
  output: z.object({ customer: Customer, separated: Customer }),
});
