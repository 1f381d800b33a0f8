import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ROLE_PERMISSIONS, WallboardWatchInput } from '@guichet/contracts';
import { asTenant, type DeskSocket, DeskSockets, log, type Notice, Notifications } from '@guichet/platform';
import { Looks } from './looks.ts';
import { Wallboards } from './wallboard.service.ts';

/** Of one tenant at most, so that a board moves within a second of what happened and costs little when much does. */
const LOOK_MS = 500;
/** Without any event the last minutes move on, and promises come due. */
const QUIET_MS = 10_000;
/** What no figure of the board depends on. */
const IS_SHOWN_ELSEWHERE =
  /^(chat\.(typing|seen|changed)|call\.|telephone\.|customer\.|session\.|mail|macro|view|site|inbox|note|resolution\.)/;

/** Moves open boards: one look for all who watch, and none while nobody does. */
@Injectable()
export class WallboardLive implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly watching = new Map<string, Set<DeskSocket>>();
  private readonly looks = new Looks(LOOK_MS, (tenantId) => this.push(tenantId));
  private timer: NodeJS.Timeout | undefined;

  constructor(
    notifications: Notifications,
    sockets: DeskSockets,
    private readonly boards: Wallboards,
  ) {
    notifications.listen((notice) => this.hear(notice));
    sockets.whenConnected((socket) => this.greet(socket));
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.hear(null), QUIET_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private greet(socket: DeskSocket): void {
    const { tenantId, actor } = socket.data;
    const leave = () => {
      const others = this.watching.get(tenantId);
      others?.delete(socket);
      if (others?.size === 0) this.watching.delete(tenantId);
    };
    socket.on('disconnect', leave);
    // Who loses a right loses his socket as well, so it is enough to ask once.
    if (!ROLE_PERMISSIONS[actor.role].includes('routing.supervise')) return;
    socket.on('wallboard.watch', (input) => {
      const wish = WallboardWatchInput.safeParse(input);
      if (!wish.success || !wish.data.isOpen) return leave();
      this.watching.set(tenantId, (this.watching.get(tenantId) ?? new Set()).add(socket));
      this.looks.want(tenantId);
    });
  }

  private hear(notice: Notice | null): void {
    if (!notice) for (const tenantId of this.watching.keys()) this.looks.want(tenantId);
    else if (this.watching.has(notice.tenantId) && !IS_SHOWN_ELSEWHERE.test(notice.type))
      this.looks.want(notice.tenantId);
  }

  /** A look that fails is made up for by the next. */
  private async push(tenantId: string): Promise<void> {
    if (!this.watching.has(tenantId)) return;
    await asTenant(tenantId, async () => {
      const board = await this.boards.look();
      for (const socket of this.watching.get(tenantId) ?? []) socket.emit('wallboard.moved', board);
    }).catch((error: unknown) => log.warn({ err: error }, 'a wallboard was not moved'));
  }
}
