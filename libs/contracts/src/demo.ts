import * as z from 'zod';
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
