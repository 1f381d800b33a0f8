import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config } from '../config.ts';
import { DeskSockets } from '../desk-socket.ts';
import { Server } from 'socket.io';

/**
 * socket.io on the app's own port: websockets only, and only from pages of this origin, since the session cookie comes along.
 * Returns what ends it: closing the engine reads as "transport close", after which clients reconnect elsewhere;
 * socket.io's own close would also close the shared HTTP server and wait for its keep-alive connections.
 */
export function attachSockets(app: NestFastifyApplication, config: Config): () => void {
  const publicOrigin = new URL(config.PUBLIC_URL).origin;
  const server = new Server(app.getHttpServer(), {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 1e5,
    allowRequest: ({ headers: { origin, host } }, answer) => {
      const isOwn = !origin || origin === publicOrigin || URL.parse(origin)?.host === host;
      answer(null, isOwn);
    },
  });
  app.get(DeskSockets).attach(server);
  return () => server.engine.close();
}
