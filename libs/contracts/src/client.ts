import type { AnswerOf, Endpoint, RequestOf } from './endpoint.ts';
import type { ErrorBody, ErrorCode } from './errors.ts';

/** A refusal by the server, or `unavailable` when it could not be reached (`status` 0). */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  readonly requestId: string | undefined;
  constructor(status: number, body: Partial<ErrorBody>) {
    super(body.code ?? 'internal');
    this.code = body.code ?? 'internal';
    this.status = status;
    this.details = body.details;
    this.requestId = body.requestId;
  }
}

/** The address of an endpoint with its path and query parameters filled in; `rest` is what goes into a body. */
export function addressOf(e: Endpoint, input: Record<string, unknown>): { url: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (e.method !== 'GET' && e.transport !== 'upload') return { url: path, rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (Array.isArray(value)) for (const one of value) query.append(name, String(one));
    else if (value !== undefined && value !== null) query.set(name, String(value));
  }
  return { url: query.size ? `${path}?${query}` : path, rest: {} };
}

export interface ClientOptions {
  headers?: Record<string, string>;
  fetch?: typeof globalThis.fetch;
}

/** Calls contract endpoints and parses their answers; throws {@link ApiError}. */
export function createClient(baseUrl: string, options: ClientOptions = {}) {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  return async <E extends Endpoint>(
    e: E,
    input: RequestOf<E>,
    extra: { body?: NonNullable<RequestInit['body']>; signal?: AbortSignal } = {},
  ): Promise<AnswerOf<E>> => {
    const { url, rest } = addressOf(e, input as Record<string, unknown>);
    const isJson = e.method !== 'GET' && e.transport !== 'upload';
    const type = isJson ? 'application/json' : 'application/octet-stream';
    const body = isJson ? JSON.stringify(rest) : extra.body;
    const response = await send(baseUrl + url, {
      method: e.method,
      credentials: 'same-origin',
      headers: { ...options.headers, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
      ...(extra.signal ? { signal: extra.signal } : {}),
    }).catch((error: unknown) => {
      if (extra.signal?.aborted) throw error;
      throw new ApiError(0, { code: 'unavailable' });
    });
    const answer: unknown = await response.json().catch(() => ({ code: 'unavailable' }));
    if (!response.ok) throw new ApiError(response.status, answer as Partial<ErrorBody>);
    return e.output.parse(answer) as AnswerOf<E>;
  };
}
export type Client = ReturnType<typeof createClient>;
