import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { asTenant, Db, log } from '@guichet/platform';
import { WidgetSockets } from '@guichet/sites';
import { chatsOf } from './chat-rooms.ts';
import { DialogueScreens } from './dialogue-screens.ts';

const EVERY_MS = 5000;

/** Tells who waits where he stands: his place changes with what happens to others. */
@Injectable()
export class WaitingPlaces implements OnApplicationShutdown {
  private readonly timer = setInterval(() => this.look(), EVERY_MS).unref();

  constructor(
    private readonly sockets: WidgetSockets,
    private readonly screens: DialogueScreens,
    private readonly db: Db,
  ) {}

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const sockets = [...(this.sockets.all()?.sockets.values() ?? [])];
    for (const [tenantId, some] of Map.groupBy(sockets, (socket) => socket.data.tenantId)) {
      const ids = [...new Set(some.flatMap(chatsOf))];
      if (!ids.length) continue;
      asTenant(tenantId, () => this.tell(ids)).catch((error: unknown) =>
        log.debug({ err: error }, 'places were not told'),
      );
    }
  }

  private async tell(ids: readonly string[]): Promise<void> {
    const waiting = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        select w.subject_id as id from work_item w
        where w.subject_type = 'conversation' and w.state = 'queued' and w.subject_id = any(${[...ids]}::uuid[])`,
    );
    for (const { id } of waiting) await this.screens.showState(id);
  }
}
