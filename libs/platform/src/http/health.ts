import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Db } from '../db.ts';

/** `/healthz`: the process lives. `/readyz`: it can serve, that is, its database answers. Neither tells more. */
export function addHealth(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const db = app.get(Db);
  fastify.get('/healthz', () => ({ ok: true }));
  fastify.get('/readyz', async (_request, reply) => {
    const isReady = await db.beforeTenant('select 1', []).then(
      () => true,
      () => false,
    );
    return reply.status(isReady ? 200 : 503).send({ ok: isReady });
  });
}
