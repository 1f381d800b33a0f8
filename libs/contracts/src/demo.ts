import * as z from 'zod';
import { SipAccount } from './calls.ts';
import { endpoint } from './endpoint.ts';

/**
 * What a shop's own server does for a customer who has logged in there: it signs who he is. The demo shop has one customer; where
 * there is no demo, there is no such thing.
 */
export const signDemoCustomer = endpoint({
  method: 'POST',
  path: '/api/demo/shop-identity',
  access: 'public',
  input: z.object({}),
  output: z.object({ identity: z.string() }),
});

/** A telephone to try calls to numbers with: it rings for this number as long as the demo has no trunk. Where there is no demo, there is no such thing. */
export const openDemoPhone = endpoint({
  method: 'POST',
  path: '/api/demo/phone',
  access: 'public',
  input: z.object({ number: z.string().regex(/^\+[1-9]\d{3,14}$/) }),
  output: SipAccount,
});
