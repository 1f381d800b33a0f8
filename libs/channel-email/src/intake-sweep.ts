import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { asTenant, CONFIG, type Config, Db, log } from '@guichet/platform';
import { IncomingMailService } from './incoming-mail.service.ts';

const EVERY_MS = 20_000;
/** A job of a killed process stays locked for hours; its mail shall not wait that long. */
const WAITS_MS = 45_000;
const AT_ONCE = 200;

/** Puts mails on their way again whose job was lost with its process. */
@Injectable()
export class IntakeSweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Db,
    private readonly incoming: IncomingMailService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.GUICHET_ROLE === 'web') return;
    this.timer = setInterval(() => {
      this.sweeping = this.sweep().catch((error: unknown) => log.warn({ err: error }, 'intake could not be swept'));
    }, EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  async sweep(): Promise<void> {
    const tenants = await this.db.beforeTenant<{ tenant_id: string }>('select tenant_id from list_tenants()', []);
    for (const { tenant_id } of tenants) await asTenant(tenant_id, () => this.sweepTenant());
  }

  private async sweepTenant(): Promise<void> {
    await this.db.tx(async (tx) => {
      const waiting = await tx.incomingMail.findMany({
        where: { state: 'received', id: { lt: idBefore(Date.now() - WAITS_MS) } },
        orderBy: { id: 'asc' },
        take: AT_ONCE,
        select: { id: true },
      });
      for (const { id } of waiting) await this.incoming.enqueueAgain(tx, id);
    });
  }
}

/** The smallest UUIDv7 of a moment: ids carry the time they were made. */
const idBefore = (ms: number): string => {
  const hex = Math.floor(ms).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};
