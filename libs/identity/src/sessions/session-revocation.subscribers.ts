import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  type Actor,
  asTenant,
  Clock,
  Db,
  type DeskSocket,
  DeskSockets,
  log,
  type Notice,
  Notifications,
  rooms,
} from '@guichet/platform';

/** A session may also end by its time alone, and a notice may get lost: all connected ones are looked at this often. */
const SWEEP_MS = 60_000;

/** Rights that are gone must be gone for open sockets too: they hold the actor they were admitted with. */
@Injectable()
export class SessionRevocationSubscribers implements OnApplicationShutdown {
  private readonly sweeping = setInterval(() => this.sweep(), SWEEP_MS).unref();

  constructor(
    notifications: Notifications,
    private readonly sockets: DeskSockets,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    notifications.listen((notice) => (notice ? this.hear(notice) : this.sweep()));
    // A session may end between a socket's admission and its joining the rooms that the notice goes to.
    sockets.whenConnected((socket) => this.quietly(this.dismissDead(socket.data.tenantId, [socket])));
  }

  onApplicationShutdown(): void {
    clearInterval(this.sweeping);
  }

  private hear({ tenantId, type, data }: Notice): void {
    if (type === 'session.ended') {
      const { sessionId } = data as Notice<'session.ended'>['data'];
      this.dismiss(this.sockets.socketsIn(rooms.session(sessionId)));
    } else if (type === 'user.changed') {
      const { userId, revokesRights } = data as Notice<'user.changed'>['data'];
      const room = rooms.user(tenantId, userId);
      if (revokesRights) this.dismiss(this.sockets.socketsIn(room));
      else this.sockets.to(room)?.emit('session.changed');
    }
  }

  /**
   * The line is cut below socket.io, which its clients answer by connecting anew: with the rights they have now, or not
   * at all. A polite socket.io "disconnect" would leave someone whose role merely changed without live updates.
   */
  private dismiss(sockets: readonly DeskSocket[]): void {
    for (const socket of sockets) {
      socket.emit('session.changed');
      socket.conn.close();
    }
  }

  private sweep(): void {
    const connected = [...(this.sockets.all()?.sockets.values() ?? [])];
    const byTenant = Map.groupBy(connected, (socket) => socket.data.tenantId);
    for (const [tenantId, sockets] of byTenant) this.quietly(this.dismissDead(tenantId, sockets));
  }

  private async dismissDead(tenantId: string, sockets: readonly DeskSocket[]): Promise<void> {
    const ids = sockets.map((socket) => socket.data.actor.sessionId);
    const alive = await asTenant(tenantId, () => this.aliveAmong(ids));
    this.dismiss(sockets.filter(({ data: { actor } }) => alive.get(actor.sessionId) !== rightsOf(actor)));
  }

  /** The next look comes in a minute; a database that is away must not end the process. */
  private quietly(work: Promise<void>): void {
    work.catch((error: unknown) => log.warn({ err: error }, 'sessions could not be looked at'));
  }

  /** The sessions that still hold, each with what its person may do now. */
  private async aliveAmong(ids: string[]): Promise<Map<string, string>> {
    const user = { select: { role: true, visibility: true, teams: { select: { teamId: true } } } };
    const rows = await this.db.tx((tx) =>
      tx.session.findMany({
        where: { id: { in: ids }, expiresAt: { gt: this.clock.now() }, user: { status: 'active' } },
        select: { id: true, user },
      }),
    );
    return new Map(
      rows.map(({ id, user: { role, visibility, teams } }) => [
        id,
        rightsOf({ role, visibility, teamIds: teams.map(({ teamId }) => teamId) }),
      ]),
    );
  }
}

/** To be compared: a socket keeps what its actor was admitted with. */
const rightsOf = ({ role, visibility, teamIds }: Pick<Actor, 'role' | 'visibility' | 'teamIds'>): string =>
  [role, visibility, ...[...teamIds].sort()].join(' ');
