import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { ErrorBody, ErrorCode } from '@guichet/contracts';
import type { FastifyReply } from 'fastify';
import { context } from '../context.ts';
import { DomainError } from '../domain-error.ts';
import { log } from '../log.ts';

interface CodedError {
  code?: unknown;
  statusCode?: number;
  message?: string;
}
const FASTIFY_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid_json',
  // Prisma: not found for update, unique, foreign key, no connection in time, server not reachable
  P2025: 'not_found',
  P2002: 'already_exists',
  P2003: 'not_found',
  P2024: 'unavailable',
  P2028: 'unavailable',
  P1001: 'unavailable',
  P1002: 'unavailable',
  P1017: 'unavailable',
};
/** Postgres classes 08 (connection), 53 (resources), 57 (intervention), and refused or dropped sockets. */
const UNAVAILABLE =
  /^(08|53|57)\w{3}$|^(ECONNREFUSED|ECONNRESET|EPIPE)$|timeout exceeded when trying to connect|terminating connection|Connection terminated|Server has closed the connection/i;

/** The code of any error; `internal` for what nobody foresaw. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (error instanceof DomainError) return error.code;
  const { code, message = '', statusCode } = (error ?? {}) as CodedError;
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof code === 'string' && FASTIFY_CODES[code]) return FASTIFY_CODES[code];
  if (UNAVAILABLE.test(String(code)) || UNAVAILABLE.test(message)) return 'unavailable';
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_media_type';
  if (status === 400) return error instanceof SyntaxError || /JSON/.test(message) ? 'invalid_json' : 'invalid_input';
  return 'internal';
}

/** The one way an error leaves: `{ code, requestId, details }`, unknown ones logged and told as `internal`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const code = errorCodeOf(error);
    const known = error instanceof DomainError ? error : new DomainError(code);
    if (code === 'internal') log.error({ err: error }, 'request failed');
    else if (code === 'unavailable') log.warn({ err: error }, 'request refused');
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const body: ErrorBody = { code, requestId: context.getStore()?.requestId ?? reply.request.id };
    void reply
      .status(known.status)
      .header('cache-control', 'no-store')
      .send(known.details === undefined ? body : { ...body, details: known.details });
  }
}
