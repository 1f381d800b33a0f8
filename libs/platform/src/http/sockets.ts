import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SITE_PARAMETER } from '@guichet/contracts';
import { type Config } from '../config.ts';
import { DeskSockets } from '../desk-socket.ts';
import { Server } from 'socket.io';
import { clientAddresses } from './client-address.ts';
import { VisitorDoors } from './visitor-doors.ts';

/** Without an origin it is no browser, so there is no ambient cookie to abuse. */
export const isOwnOrigin = (own: string, origin: string | undefined, host: string | undefined): boolean =>
  !origin || origin === own || URL.parse(origin)?.host === host;

/**
 * socket.io on the app's own port: websockets only. The desk's only from pages of this origin, since the session cookie comes
 * along; the widget's from pages of its site, which the address names.
 * Returns what ends it: closing the engine reads as "transport close", after which clients reconnect elsewhere;
 * socket.io's own close would also close the shared HTTP server and wait for its keep-alive connections.
 */
export function attachSockets(app: NestFastifyApplication, config: Config): () => void {
  const doors = app.get(VisitorDoors);
  const publicOrigin = new URL(config.PUBLIC_URL).origin;
  const server = new Server(app.getHttpServer(), {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 1e5,
    allowRequest: ({ url, headers: { origin, host } }, answer) => {
      if (isOwnOrigin(publicOrigin, origin, host)) return answer(null, true);
      const siteKey = new URLSearchParams(url?.split('?')[1]).get(SITE_PARAMETER) ?? '';
      doors.isAllowed(siteKey, origin!).then(
        (isAllowed) => answer(null, isAllowed),
        () => answer('unavailable', false),
      );
    },
  });
  // What the handshake names as its address: behind a proxy every line comes from there.
  const addressOf = clientAddresses(config.TRUST_PROXY);
  server.engine.on('connection', (line: { request: IncomingMessage }) =>
    Object.assign(line, { remoteAddress: addressOf(line.request) }),
  );
  const desks = app.get(DeskSockets);
  desks.attach(server, ({ headers: { origin, host } }) => isOwnOrigin(publicOrigin, origin, host));
  doors.attach(server);
  return () => server.engine.close();
}
