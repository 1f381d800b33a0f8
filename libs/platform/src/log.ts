import { pino, stdTimeFunctions } from 'pino';
import { context } from './context.ts';

/** One line of JSON an event; request and tenant ids come from the context. Never a body, never a secret. */
export const log = pino({
  serializers: { err: briefly },
  timestamp: stdTimeFunctions.isoTime,
  redact: ['password', 'secret', 'token', '*.password', '*.secret', '*.token'],
  mixin() {
    const { requestId, tenantId } = context.getStore() ?? {};
    return { ...(requestId ? { requestId } : {}), ...(tenantId ? { tenantId } : {}) };
  },
});

/** Database errors drag their connection along; a log needs what happened and where. */
function briefly(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return { type: name, message, stack, ...(code ? { code } : {}), ...(cause ? { cause: briefly(cause) } : {}) };
}
