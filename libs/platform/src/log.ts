import { pino, stdTimeFunctions } from 'pino';
import { context } from './context.ts';

/** One line of JSON an event; request and tenant ids come from the context. Never a body, never a secret. */
export const log = pino({
  timestamp: stdTimeFunctions.isoTime,
  redact: ['password', 'secret', 'token', '*.password', '*.secret', '*.token'],
  mixin() {
    const { requestId, tenantId } = context.getStore() ?? {};
    return { ...(requestId ? { requestId } : {}), ...(tenantId ? { tenantId } : {}) };
  },
});
