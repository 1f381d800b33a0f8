import * as z from 'zod';
import type { Endpoint } from './endpoint.ts';

type JsonObject = { properties?: Record<string, object>; required?: string[] };
const pathNames = (path: string) => new Set([...path.matchAll(/:(\w+)/g)].map((match) => match[1]!));

function operation(operationId: string, e: Endpoint) {
  const names = pathNames(e.path);
  const input = z.toJSONSchema(e.input, { io: 'input', unrepresentable: 'any' }) as JsonObject;
  const required = new Set(input.required ?? []);
  const inQuery = e.method === 'GET' || e.transport === 'upload';
  const all = Object.entries(input.properties ?? {});
  const body = all.filter(([name]) => !names.has(name) && !inQuery);
  const parameters = all
    .filter(([name]) => names.has(name) || inQuery)
    .map(([name, schema]) => ({
      name,
      in: names.has(name) ? 'path' : 'query',
      required: names.has(name) || required.has(name),
      schema,
    }));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(body),
    required: body.map(([name]) => name).filter((name) => required.has(name)),
  };
  return {
    operationId,
    'x-access': e.access,
    parameters,
    ...(body.length ? { requestBody: { required: true, content: { 'application/json': { schema } } } } : {}),
    ...(e.transport === 'upload'
      ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
      : {}),
    responses: {
      200: {
        description: 'ok',
        content:
          e.transport === 'download'
            ? { 'application/octet-stream': {} }
            : { 'application/json': { schema: z.toJSONSchema(e.output, { io: 'output', unrepresentable: 'any' }) } },
      },
    },
  };
}

/** OpenAPI 3.1 of a set of endpoints by operation id. */
export function openApi(endpoints: Record<string, Endpoint>) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, e] of Object.entries(endpoints)) {
    const path = e.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [e.method.toLowerCase()]: operation(operationId, e) };
  }
  return { openapi: '3.1.0', info: { title: 'Guichet', version: '1' }, paths };
}
