import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { VisitorDoors } from './visitor-doors.ts';

const PATH = /^\/api\/widget\/([\w-]{8,64})\//;
/** How long a browser may keep the answer to its preflight. */
const PREFLIGHT_SECONDS = '600';

/** The key of the site that an address of the widget's names. */
export const siteKeyOf = (url: string): string | undefined => PATH.exec(url)?.[1];

/**
 * CORS for the widget's endpoints only, and only for the site's own pages. No credentials: a visitor's token is a header that
 * his page sets, never a cookie that comes along.
 */
export function allowSites(app: NestFastifyApplication): void {
  const doors = app.get(VisitorDoors);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    const siteKey = siteKeyOf(request.url);
    if (!siteKey) return;
    const { origin } = request.headers;
    void reply.header('vary', 'origin');
    // The picture and the texts are shown on pages of other origins.
    void reply.header('cross-origin-resource-policy', 'cross-origin');
    const isAllowed = origin !== undefined && (await doors.isAllowed(siteKey, origin));
    if (isAllowed) void reply.header('access-control-allow-origin', origin);
    if (request.method !== 'OPTIONS') return;
    if (isAllowed)
      void reply.headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-max-age': PREFLIGHT_SECONDS,
      });
    return reply.status(204).send();
  });
}
