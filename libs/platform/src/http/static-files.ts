import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the built desk; any path that is neither an asset nor the API is one of its client-side routes. */
export async function addDesk(app: NestFastifyApplication, webDir: string): Promise<void> {
  const root = resolve(webDir, 'desk');
  if (!existsSync(root)) return;
  await app.register(fastifyStatic, {
    root,
    prefix: '/',
    wildcard: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      response.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request, reply) => {
    // A path may end like a file (links carry tokens with dots): what a browser navigates to says that it wants a page.
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    const isPage = wantsPage && !/^\/(api|socket\.io|assets|metrics)(\/|\?|$)/.test(request.url);
    if (!isPage) return reply.status(404).send({ code: 'not_found', requestId: request.id });
    return reply.header('cache-control', 'no-cache').sendFile('index.html', root);
  });
}
