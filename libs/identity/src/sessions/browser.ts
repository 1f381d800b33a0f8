import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whoever calls before there is a session, and the way to give him a cookie. */
export interface Browser {
  ip: string;
  userAgent: string;
  keep: (cookie: string) => void;
}

export const FromBrowser = createParamDecorator((_: unknown, execution: ExecutionContext): Browser => {
  const http = execution.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const reply = http.getResponse<FastifyReply>();
  return {
    ip: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    keep: (cookie) => void reply.header('set-cookie', cookie),
  };
});
