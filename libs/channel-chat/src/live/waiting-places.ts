import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Db, log } from '@guichet/platform';
import { Outlooks } from '@guichet/routing';
import { WidgetSockets } from '@guichet/sites';
import { chatsOf } from './chat-rooms.ts';
import { DialogueScreens } from './dialogue-screens.ts';

const EVERY_MS = 5000;

/** Tells who waits where he stands: his place changes with what happens to others. */
@Injectable()
export class WaitingPlaces implements OnApplicationShutdown {
  /** By tenant and conversation, as it was shown last: most places stand still from one look to the next. */
  private readonly told = new Map<string, ReadonlyMap<string, string>>();
  private readonly timer = setInterval(() => this.look(), EVERY_MS).unref();

  constructor(
    private readonly sockets: WidgetSockets,
    private readonly screens: DialogueScreens,
    private readonly outlooks: Outlooks,
    private readonly db: Db,
  ) {}

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const sockets = [...(this.sockets.all()?.sockets.values() ?? [])];
    const byTenant = Map.groupBy(sockets, (socket) => socket.data.tenantId);
    for (const tenantId of this.told.keys()) if (!byTenant.has(tenantId)) this.told.delete(tenantId);
    for (const [tenantId, some] of byTenant) {
      const ids = [...new Set(some.flatMap(chatsOf))];
      if (!ids.length) continue;
      asTenant(tenantId, () => this.tell(tenantId, ids)).catch((error: unknown) =>
        log.debug({ err: error }, 'places were not told'),
      );
    }
  }

  private async tell(tenantId: string, ids: readonly string[]): Promise<void> {
    const places = await this.db.tx((tx) => this.outlooks.ofAllWaiting(tx, 'conversation', ids));
    const before = this.told.get(tenantId);
    const now = new Map([...places].map(([id, { position, seconds }]) => [id, `${position} ${seconds}`]));
    this.told.set(tenantId, now);
    for (const [id, place] of now) if (before?.get(id) !== place) await this.screens.showState(id);
  }
}
