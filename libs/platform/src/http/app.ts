import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config } from '../config.ts';
import { context } from '../context.ts';
import { DomainError } from '../domain-error.ts';
import { log } from '../log.ts';
import { Metrics } from '../metrics.ts';

import { Authenticator, authorise } from './access.guard.ts';
import { addHealth } from './health.ts';
import { implemented } from './implements.ts';
import { addPages } from './static-files.ts';
import { VisitorDoors } from './visitor-doors.ts';
import { allowSites, siteKeyOf } from './widget-origins.ts';

/** Uploads may be 25 MB; JSON never is. */
const UPLOAD_LIMIT = 25_000_000;
/** For a whole request: an upload on a slow line, but nobody who sends a byte now and then. */
const REQUEST_MS = 300_000;

/** The desk's telephone may be connected elsewhere. */
const contentSecurityPolicy = ({ SIP_PUBLIC_URL }: Config) => ({
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // Of mails whose pictures someone asked to see; until then the mail's own frame lets none through.
    imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
    // A recording is fetched once, since each listening is written down, and played from memory.
    mediaSrc: ["'self'", 'blob:'],
    connectSrc: ["'self'", ...(SIP_PUBLIC_URL ? [SIP_PUBLIC_URL] : [])],
    frameSrc: ["'self'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    upgradeInsecureRequests: null,
  },
});

/** The app, ready to listen. Jobs, mail and sockets start in main.ts, since not every role has them. */
export async function createApp(module: Type, config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 2_000_000,
    trustProxy: config.TRUST_PROXY ?? false,
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_MS,
    // What Fastify refuses before there is a route has the shape of all refusals, and tells nothing back.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      void reply.status(400).send({ code: 'invalid_input', requestId: request.id }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  allowSites(app);
  guardUploads(app);
  addRequestHooks(app);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(config),
    crossOriginEmbedderPolicy: false,
  });
  addHealth(app);
  await addPages(app, config);
  return app;
}

/** Only uploads may be large, and who may not upload is refused before the bytes are read: they would fill the memory. */
function guardUploads(app: NestFastifyApplication): void {
  const authenticator = app.get(Authenticator);
  const doors = app.get(VisitorDoors);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      const upload = implemented.find(
        ({ transport, path, method }) => transport === 'upload' && path === route.url && method === route.method,
      );
      if (!upload) return;
      route.bodyLimit = UPLOAD_LIMIT;
      const { access } = upload;
      route.onRequest = async ({ url, headers }) => {
        if (access !== 'widget') return authorise(access, (await authenticator.authenticate(headers.cookie))?.actor);
        const visitor = await doors.authenticate(siteKeyOf(url) ?? '', headers.authorization);
        if (!visitor) throw new DomainError('unauthenticated');
      };
    });
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
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (isStopping) void reply.header('connection', 'close');
    // Answers are for the one who asked: no cache on the way or in a shared browser may keep them.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
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
