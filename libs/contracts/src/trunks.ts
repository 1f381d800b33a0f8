import * as z from 'zod';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';
import { NumberPrefix } from './telephone.ts';

/** What may be dialled by a trunk, and what a minute costs in millionths of the company's currency. The longest prefix counts. */
export const TrunkRate = z.object({ prefix: NumberPrefix, costPerMinute: z.number().int().min(0).max(1_000_000_000) });
export type TrunkRate = z.infer<typeof TrunkRate>;

/** `ready`: known by its address. `failing`: it does not register us. `resting`: a call found nobody there, so for a while the others are asked before it. */
export const TRUNK_STATES = ['off', 'ready', 'registering', 'registered', 'failing', 'resting'] as const;
/** A line into the telephone network. */
export const Trunk = z.object({
  id: Id,
  name: z.string(),
  host: z.string(),
  port: z.number().int(),
  username: z.string(),
  hasPassword: z.boolean(),
  /** It wants to be told every few minutes that we are there. */
  registers: z.boolean(),
  /** Which number the called see; empty: the user name. */
  callerId: z.string(),
  /** Other numbers are not dialled. */
  rates: z.array(TrunkRate),
  isEnabled: z.boolean(),
  health: z.object({
    state: z.enum(TRUNK_STATES),
    /** Of the last refusal; null when it did not answer, or never refused. */
    lastStatus: z.number().int().nullable(),
    lastErrorAt: Instant.nullable(),
    restsUntil: Instant.nullable(),
  }),
});
export type Trunk = z.infer<typeof Trunk>;

const connection = {
  host: z
    .string()
    .trim()
    .max(253)
    .regex(/^[a-z\d]([a-z\d.:-]*[a-z\d])?$/i),
  port: z.number().int().min(1).max(65_535),
  /** It stands in SIP addresses and headers. */
  username: z
    .string()
    .trim()
    .max(100)
    .regex(/^[\w.+~!*'()-]*$/),
};
const password = z.string().min(1).max(200);
const fields = {
  name: Name,
  ...connection,
  registers: z.boolean(),
  callerId: z.string().regex(/^(\+?\d{2,15})?$/),
  rates: z
    .array(TrunkRate)
    .max(300)
    .refine((rates) => new Set(rates.map(({ prefix }) => prefix)).size === rates.length, 'a prefix stands once'),
  isEnabled: z.boolean(),
};
/** In the order in which they are tried. */
export const listTrunks = endpoint({
  method: 'GET',
  path: '/api/admin/trunks',
  access: 'queue.manage',
  input: z.object({}),
  output: z.object({ trunks: z.array(Trunk) }),
});
/** Tried after all others. */
export const createTrunk = endpoint({
  method: 'POST',
  path: '/api/admin/trunks',
  access: 'queue.manage',
  input: z.object({
    ...fields,
    port: fields.port.default(5060),
    username: fields.username.default(''),
    password: password.optional(),
    registers: fields.registers.default(false),
    callerId: fields.callerId.default(''),
    rates: fields.rates.default([]),
    isEnabled: fields.isEnabled.default(true),
  }),
  output: Trunk,
});
/** An absent password keeps the stored one, which is only for the host and user it was given for. */
export const updateTrunk = endpoint({
  method: 'PATCH',
  path: '/api/admin/trunks/:trunkId',
  access: 'queue.manage',
  input: z
    .object({ ...fields, password })
    .partial()
    .extend({ trunkId: Id }),
  output: Trunk,
});
export const deleteTrunk = endpoint({
  method: 'DELETE',
  path: '/api/admin/trunks/:trunkId',
  access: 'queue.manage',
  input: z.object({ trunkId: Id }),
  output: Ok,
});
/** All of them, in their new order; refused as `stale` when one was added or removed meanwhile. */
export const orderTrunks = endpoint({
  method: 'POST',
  path: '/api/admin/trunk-order',
  access: 'queue.manage',
  input: z.object({ trunkIds: z.array(Id).max(100) }),
  output: z.object({ trunks: z.array(Trunk) }),
});

/** What a trunk said, in order; the first step that failed ends it. `host`: its name. `options`: whether it answers. `register`: the log-in. */
export const TrunkTest = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({
      step: z.enum(['host', 'options', 'register']),
      ok: z.boolean(),
      /** SIP's word for it; null when nothing came. */
      status: z.number().int().nullable(),
      message: z.string(),
    }),
  ),
});
export type TrunkTest = z.infer<typeof TrunkTest>;
/** With `trunkId` an absent password means the stored one. Nobody is called, and no registration is changed. */
export const testTrunk = endpoint({
  method: 'POST',
  path: '/api/admin/trunk-tests',
  access: 'queue.manage',
  input: z.object({
    trunkId: Id.optional(),
    ...connection,
    username: connection.username.default(''),
    password: password.optional(),
    registers: z.boolean().default(false),
  }),
  output: TrunkTest,
});
