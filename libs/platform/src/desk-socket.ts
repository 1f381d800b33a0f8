import { Injectable } from '@nestjs/common';
import { type DeskClientEvents, type DeskServerEvents, DESK_NAMESPACE, type ErrorCode } from '@guichet/contracts';
import type { Namespace, Server, Socket } from 'socket.io';
import { Authenticator } from './http/access.guard.ts';
import { type Actor, context, type RequestContext } from './context.ts';
import { log } from './log.ts';

export interface DeskSocketData {
  tenantId: string;
  actor: Actor;
}
export type DeskSocket = Socket<DeskClientEvents, DeskServerEvents, object, DeskSocketData>;
export type DeskNamespace = Namespace<DeskClientEvents, DeskServerEvents, object, DeskSocketData>;

/** Rooms are derived here and nowhere else; a client never names one. */
export const rooms = {
  tenant: (tenantId: string) => `tenant:${tenantId}`,
  user: (tenantId: string, userId: string) => `user:${tenantId}:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
};

/** The desk's sockets of this process: who is connected, and how to reach them. */
@Injectable()
export class DeskSockets {
  private namespace: DeskNamespace | undefined;
  private readonly onConnect: ((socket: DeskSocket) => void)[] = [];

  constructor(private readonly authenticator: Authenticator) {}

  /** Called once the server exists. The line itself may have been let in for a site's widget, so its origin is asked again. */
  attach(server: Server, isOwnPage: (handshake: DeskSocket['handshake']) => boolean): void {
    const namespace = server.of(DESK_NAMESPACE) as unknown as DeskNamespace;
    namespace.use((socket, next) => {
      const admitted = isOwnPage(socket.handshake) ? this.admit(socket) : Promise.reject(refusal('foreign_origin'));
      admitted.then(
        () => next(),
        // Passing trouble cuts the line instead: clients answer that by coming again, and take a refusal for the last word.
        (error: Error) => ('data' in error ? next(error) : socket.conn.close()),
      );
    });
    namespace.on('connection', (socket) => {
      for (const connected of this.onConnect) connected(socket);
    });
    this.namespace = namespace;
  }

  /** Lets a lib add its socket events; handlers run with {@link inContext}. */
  whenConnected(handler: (socket: DeskSocket) => void): void {
    this.onConnect.push(handler);
  }

  to(room: string) {
    return this.namespace?.to(room);
  }
  /** Everybody, of all tenants: only for "refetch". */
  all() {
    return this.namespace;
  }
  /** Sockets of a room in this process. */
  socketsIn(room: string): DeskSocket[] {
    const ids = this.namespace?.adapter.rooms.get(room) ?? new Set<string>();
    return [...ids].map((id) => this.namespace!.sockets.get(id)!).filter(Boolean);
  }

  private async admit(socket: DeskSocket): Promise<void> {
    const session = await this.authenticator.authenticate(socket.handshake.headers.cookie);
    if (!session) throw refusal('unauthenticated');
    const { tenantId, actor } = session;
    socket.data = session;
    await socket.join([rooms.tenant(tenantId), rooms.user(tenantId, actor.userId), rooms.session(actor.sessionId)]);
  }
}

/** As the client's `connect_error` shows it. */
export const refusal = (code: ErrorCode): Error => Object.assign(new Error(code), { data: { code } });

/** Runs a socket's handler as its person; what it throws is logged, not fatal. */
export function inContext(socket: DeskSocket, work: () => Promise<void> | void): void {
  const scope: RequestContext = { requestId: `socket:${socket.id}`, ...socket.data };
  void context.run(scope, async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'socket event refused');
    }
  });
}
