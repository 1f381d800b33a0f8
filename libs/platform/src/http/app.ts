import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config } from '../config.ts';
import { context } from '../context.ts';
import { log } from '../log.ts';
import { Metrics } from '../metrics.ts';

import { addHealth } from './health.ts';
import { addDesk } from './static-files.ts';

/** Uploads may be 25 MB; JSON never is. */
const UPLOAD_LIMIT = 25_000_000;

const contentSecurityPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // Of mails whose pictures someone asked to see; until then the mail's own frame lets none through.
    imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: null,
  },
};

/** The app, ready to listen. Jobs, mail and sockets start in main.ts, since not every role has them. */
export async function createApp(module: Type, config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 2_000_000,
    trustProxy: config.TRUST_PROXY ?? false,
    genReqId: () => randomUUID(),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: UPLOAD_LIMIT },
    (_request, body, done) => done(null, body),
  );
  addRequestHooks(app);
  await app.register(helmet, { contentSecurityPolicy, crossOriginEmbedderPolicy: false });
  addHealth(app);
  await addDesk(app, config.WEB_DIR);
  return app;
}

function addRequestHooks(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const metrics = app.get(Metrics);
  // After the body is parsed: an earlier hook loses the store at the body's events.
  fastify.addHook('preHandler', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    context.run({ requestId: request.id }, done);
  });
  // A connection answered while stopping must not stay open: Fastify would wait for its keep-alive time-out.
  let isStopping = false;
  fastify.addHook('preClose', (done) => {
    isStopping = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isStopping) void reply.header('connection', 'close');
    done(null, payload);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    if (route.startsWith('/api/'))
      log.info(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      );
    done();
  });
}
