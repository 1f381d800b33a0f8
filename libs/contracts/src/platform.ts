import * as z from 'zod';
import { endpoint } from './endpoint.ts';

/** The contract itself as OpenAPI 3.1. */
export const getOpenApi = endpoint({
  method: 'GET',
  path: '/api/openapi.json',
  access: 'public',
  input: z.object({}),
  output: z.any(),
});
