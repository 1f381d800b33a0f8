import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** The loader's name stays: a new one reaches the pages that carry it within minutes. */
const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=86400';
/** The settings of a site show the widget at work: the only page that may stand in a frame, and in one of our own. */
const PREVIEW_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
const NOT_PAGES = /^\/(api|socket\.io|assets|metrics|widget|shop|phone)(\/|\?|$)/;

/** Serves what is built for browsers: the desk, the widget, and in a demo the shop that carries it and a telephone. */
export async function addPages(app: NestFastifyApplication, config: Config): Promise<void> {
  await addWidget(app, resolve(config.WEB_DIR, 'widget'));
  if (config.GUICHET_DEMO) await addShop(app, resolve(config.WEB_DIR, 'shop'));
  if (config.GUICHET_DEMO) await addPhone(app, resolve(config.WEB_DIR, 'phone'));
  await addDesk(app, resolve(config.WEB_DIR, 'desk'));
}

/** For pages of any origin: which of them may use it is asked when they connect. */
async function addWidget(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    ...{ root, prefix: '/widget/', preCompressed: true, index: false, decorateReply: false },
    setHeaders: (response, path) => {
      const isPreview = /\/preview\.(js|html)/.test(path);
      response.header('cache-control', isPreview ? 'no-cache' : path.includes('loader.js') ? FIVE_MINUTES : FOR_EVER);
      if (isPreview) response.header('content-security-policy', PREVIEW_POLICY);
      response.header('cross-origin-resource-policy', 'cross-origin');
      response.header('access-control-allow-origin', '*');
    },
  });
}

async function addShop(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    ...{ root, prefix: '/shop/', preCompressed: true, redirect: true, decorateReply: false },
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const path of ['/shop', '/shop/'])
    fastify.get(path, (request, reply) =>
      reply.redirect(/^\s*fr/i.test(request.headers['accept-language'] ?? '') ? '/shop/fr/' : '/shop/en/'),
    );
}

async function addPhone(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    ...{ root, prefix: '/phone/', preCompressed: true, redirect: true, decorateReply: false },
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/phone', (_, reply) => reply.redirect('/phone/'));
}

/** Any path that is neither a file nor the API is one of the desk's client-side routes. */
async function addDesk(app: NestFastifyApplication, root: string): Promise<void> {
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? FOR_EVER : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    // A path may end like a file (links carry tokens with dots): what a browser navigates to says that it wants a page.
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    const isPage = wantsPage && !NOT_PAGES.test(request.url);
    if (!isPage) return reply.status(404).send({ code: 'not_found', requestId: request.id });
    return reply.header('cache-control', 'no-cache').sendFile('index.html', root);
  });
}
