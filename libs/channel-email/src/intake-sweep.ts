import { Injectable } from '@nestjs/common';
import { Db, type Sweep, Sweeps } from '@guichet/platform';
import { IncomingMailService } from './incoming-mail.service.ts';

/** A job of a killed process stays locked for hours; its mail shall not wait that long. */
const WAITS_MS = 45_000;
const AT_ONCE = 200;

/** Puts mails on their way again whose job was lost with its process. */
@Injectable()
export class IntakeSweep implements Sweep {
  readonly name = 'intake';
  readonly everyMs = 20_000;
  readonly tenants = 'list_tenants';

  constructor(
    private readonly db: Db,
    private readonly incoming: IncomingMailService,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
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
