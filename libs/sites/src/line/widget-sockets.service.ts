import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIDGET_NAMESPACE, WidgetHandshake } from '@guichet/contracts';
import { DomainError, errorCodeOf, refusal, type VisitorDoor, VisitorDoors } from '@guichet/platform';
import type { Server } from 'socket.io';
import { VisitorAdmission } from '../visitors/visitor-admission.service.ts';
import { TooMany, VisitorLimits } from './visitor-limits.ts';
import { type WidgetNamespace, widgetRooms, type WidgetSocket } from './widget-socket.ts';

const AGAIN_SECONDS = 30;

/** The widgets' sockets of this process: who is connected, and how to reach them. */
@Injectable()
export class WidgetSockets implements VisitorDoor, OnModuleInit {
  private namespace: WidgetNamespace | undefined;
  private readonly onConnect: ((socket: WidgetSocket) => void)[] = [];

  constructor(
    private readonly admission: VisitorAdmission,
    private readonly limits: VisitorLimits,
    private readonly doors: VisitorDoors,
  ) {}

  onModuleInit(): void {
    this.doors.register(this);
  }

  isAllowed(siteKey: string, origin: string): Promise<boolean> {
    return this.admission.isAllowed(siteKey, origin);
  }
  authenticate(siteKey: string, token: string) {
    return this.admission.authenticate(siteKey, token);
  }

  attach(server: Server): void {
    const namespace = server.of(WIDGET_NAMESPACE) as unknown as WidgetNamespace;
    namespace.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => this.turnAway(socket, error, next),
      );
    });
    namespace.on('connection', (socket) => {
      for (const connected of this.onConnect) connected(socket);
    });
    this.namespace = namespace;
  }

  /** Passing trouble cuts the line instead, which every client answers by coming again; a refusal it would take for the last word. */
  private turnAway(socket: WidgetSocket, error: unknown, next: (error: Error) => void): void {
    const code = errorCodeOf(error);
    if (code === 'unavailable' || code === 'internal') socket.conn.close();
    else next(refusal(code));
  }

  whenConnected(handler: (socket: WidgetSocket) => void): void {
    this.onConnect.push(handler);
  }

  /** Sockets of this process only: each process tells its own. */
  to(room: string) {
    return this.namespace?.to(room);
  }
  all() {
    return this.namespace;
  }
  in(room: string): WidgetSocket[] {
    const ids = this.namespace?.adapter.rooms.get(room) ?? new Set<string>();
    return [...ids].map((id) => this.namespace!.sockets.get(id)!).filter(Boolean);
  }
  has(room: string): boolean {
    return this.namespace?.adapter.rooms.has(room) ?? false;
  }

  private async admit(socket: WidgetSocket): Promise<void> {
    const handshake = WidgetHandshake.safeParse(socket.handshake.auth);
    if (!handshake.success) throw new DomainError('invalid_input');
    const admitted = await this.admission.admit(handshake.data, socket.handshake.headers.origin);
    const { siteId, visitorId } = admitted.visitor;
    const { address } = socket.handshake;
    if (!this.limits.enter(address, visitorId)) throw new TooMany(AGAIN_SECONDS);
    // Of the line, not of the namespace: a handshake that breaks off here never sees the namespace's own end.
    socket.conn.once('close', () => this.limits.leave(address, visitorId));
    socket.data = { tenantId: admitted.site.tenantId, admitted };
    await socket.join([widgetRooms.site(siteId), widgetRooms.visitor(visitorId)]);
  }
}
