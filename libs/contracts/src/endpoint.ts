import type * as z from 'zod';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: anybody, a site's visitor by his token, anybody signed in, or whoever's role holds the permission. */
export type Access = 'public' | 'widget' | 'signed-in' | Permission;

/** `json` both ways; `upload` takes the raw bytes as body, input from the query; `download` answers bytes. */
export type Transport = 'json' | 'upload' | 'download';

export interface Endpoint<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> {
  method: Method;
  path: `/api/${string}`;
  access: Access;
  transport?: Transport;
  input: I;
  output: O;
}

/** What the server's method gets, after parsing and defaults. */
export type InputOf<E extends Endpoint> = z.output<E['input']>;
/** What a caller passes. */
export type RequestOf<E extends Endpoint> = z.input<E['input']>;
/** What the server's method must return, before it is stripped of unknown fields. */
export type OutputOf<E extends Endpoint> = z.input<E['output']>;
/** What a caller gets. */
export type AnswerOf<E extends Endpoint> = z.output<E['output']>;

/** Declares one HTTP operation as a value: the API implements it, the apps call it, the sweeps walk over it. */
export const endpoint = <I extends z.ZodObject, O extends z.ZodType>(e: Endpoint<I, O>) => e;
