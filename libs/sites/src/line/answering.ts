import { type ErrorCode, type Refused } from '@guichet/contracts';
import { context, DomainError, errorCodeOf, log, storable } from '@guichet/platform';
import type * as z from 'zod';
import { type Limited, TooMany, type VisitorLimits } from './visitor-limits.ts';
import type { WidgetSocket } from './widget-socket.ts';

/** Runs a socket's handler as its visitor. */
export const asVisitor = <T>(socket: WidgetSocket, work: () => T): T => {
  const { tenantId, admitted } = socket.data;
  const { address } = socket.handshake;
  return context.run({ requestId: `socket:${socket.id}`, tenantId, visitor: admitted.visitor, address }, work);
};

const LATER_SECONDS = 2;
/** Passing trouble of the server: the same again will do. */
const PASSING: readonly ErrorCode[] = ['unavailable', 'internal'];

const tooMany = (retryAfterSeconds: number): Refused => ({ ok: false, code: 'too_many_requests', retryAfterSeconds });

export function refused(error: unknown): Refused {
  const code = errorCodeOf(error);
  if (!(error instanceof DomainError)) log.warn({ err: error }, 'a widget was refused');
  if (error instanceof TooMany) return tooMany(error.retryAfterSeconds);
  const reason = (error as { details?: { reason?: string } }).details?.reason;
  const later = PASSING.includes(code) ? { retryAfterSeconds: LATER_SECONDS } : {};
  return { ok: false, code, ...later, ...(reason && error instanceof DomainError ? { reason } : {}) };
}

/** Null for what is no such input. */
function read<S extends z.ZodType>(schema: S, event: unknown): z.output<S> | null {
  try {
    return schema.parse(storable(event));
  } catch {
    return null;
  }
}

/** The handler of an event that is answered: checked input, one answer, and nothing it throws ends the process. */
export function answering<S extends z.ZodType, T extends object>(
  socket: WidgetSocket,
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
) {
  // Whoever goes on while he is told to wait costs no more than a look at the clock.
  let refusedUntil = 0;
  return (event: unknown, answer: unknown): void => {
    if (typeof answer !== 'function') return;
    const reply = answer as (said: object) => void;
    const left = refusedUntil - performance.now();
    if (left > 0) return reply(tooMany(Math.ceil(left / 1000)));
    const input = read(schema, event);
    if (input === null) return reply({ ok: false, code: 'invalid_input' });
    asVisitor(socket, () => work(input)).then(
      (done) => reply({ ok: true, ...done }),
      (error: unknown) => {
        if (error instanceof TooMany) refusedUntil = performance.now() + error.retryAfterSeconds * 1000;
        reply(refused(error));
      },
    );
  };
}

/** The handler of an event that nobody waits for: what is wrong or too much is left out. */
function hearing<S extends z.ZodType>(socket: WidgetSocket, schema: S, work: (input: z.output<S>) => Promise<unknown>) {
  return (event: unknown): void => {
    const input = read(schema, event);
    if (input === null) return;
    asVisitor(socket, () => work(input)).catch((error: unknown) => log.debug({ err: error }, 'not heard'));
  };
}

/** Handlers of a socket's events, each counted against what its visitor may do. */
export function limited(socket: WidgetSocket, limits: VisitorLimits) {
  const spend = (what: Limited) => limits.spend(what, socket.data.admitted.visitor.visitorId);
  return {
    answered: <S extends z.ZodType, T extends object>(
      what: Limited,
      schema: S,
      work: (input: z.output<S>) => Promise<T>,
    ) =>
      answering(socket, schema, async (input) => {
        await spend(what);
        return work(input);
      }),
    /** As something that passes. */
    heard: <S extends z.ZodType>(schema: S, work: (input: z.output<S>) => Promise<unknown>) =>
      hearing(socket, schema, async (input) => {
        await spend('passing');
        return work(input);
      }),
  };
}
