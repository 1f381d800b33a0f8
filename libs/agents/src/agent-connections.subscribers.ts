import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, CONFIG, type Config, Db, type DeskSocket, DeskSockets, log } from '@guichet/platform';
import { AgentPresence } from './agent-presence.service.ts';

const SIGN_OF_LIFE_MS = 4000;
const LOOK_MS = 3000;

/**
 * Which desks are connected, in the database, so that every process knows. Each process says again and again that its
 * own are; those of a process that is gone lapse by themselves, and whoever looks next draws the consequence.
 */
@Injectable()
export class AgentConnections implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly processId = randomUUID();
  private readonly desks = new Map<string, DeskSocket>();
  private timers: NodeJS.Timeout[] = [];
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    sockets: DeskSockets,
    private readonly presence: AgentPresence,
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    sockets.whenConnected((socket) => this.greet(socket));
  }

  onApplicationBootstrap(): void {
    this.timers = [setInterval(() => this.run(() => this.giveSigns()), SIGN_OF_LIFE_MS)];
    if (this.config.GUICHET_ROLE !== 'web') this.timers.push(setInterval(() => this.run(() => this.look()), LOOK_MS));
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.running;
  }

  /** Agents whose last desk is gone without a word, of all tenants. */
  async look(): Promise<void> {
    const lost = await this.db.beforeTenant<{ tenant_id: string; user_id: string }>('select * from lost_agents()', []);
    for (const { tenant_id, user_id } of lost) await asTenant(tenant_id, () => this.presence.lost(user_id));
  }

  private greet(socket: DeskSocket): void {
    const { tenantId, actor } = socket.data;
    this.desks.set(socket.id, socket);
    const came = asTenant(tenantId, () =>
      this.presence.came(this.processId, [{ id: socket.id, userId: actor.userId }]),
    );
    // The next sign of life makes up for it.
    const settled = came.catch((error: unknown) => log.warn({ err: error }, 'a desk could not be noted'));
    socket.on('disconnect', () => {
      this.desks.delete(socket.id);
      void settled
        .then(() => asTenant(tenantId, () => this.presence.left(actor.userId, socket.id)))
        .catch((error: unknown) => log.warn({ err: error }, 'a desk that left could not be noted'));
    });
  }

  private async giveSigns(): Promise<void> {
    const byTenant = Map.groupBy(this.desks.values(), (socket) => socket.data.tenantId);
    for (const [tenantId, sockets] of byTenant) {
      const desks = sockets.map(({ id, data }) => ({ id, userId: data.actor.userId }));
      await asTenant(tenantId, () => this.presence.came(this.processId, desks));
    }
  }

  /** One after the other, so that a slow database gathers no crowd. */
  private run(work: () => Promise<void>): void {
    this.running = this.running.then(work).catch((error: unknown) => log.warn({ err: error }, 'presence was not kept'));
  }
}
