import { Injectable } from '@nestjs/common';
import { Clock, Db, Files, type Sweep, Sweeps } from '@guichet/platform';

const DAY = 86_400_000;
/** A file that nobody imports. */
const FILE_KEPT_MS = DAY;
/** Refused lines: long enough to correct them. */
const REFUSALS_KEPT_MS = 30 * DAY;

/** Files and refused lines may hold names and numbers of people whom nothing else here knows, so no erasure finds them: time does. */
@Injectable()
export class ImportForgetting implements Sweep {
  readonly name = 'contact-imports';
  readonly everyMs = 600_000;
  readonly tenants = 'tenants_that_forget';

  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly clock: Clock,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    const before = (ms: number) => new Date(this.clock.now().getTime() - ms);
    await this.db.tx(
      (tx) => tx.$executeRaw`
        update contact_import set refusals = '[]' where created_at < ${before(REFUSALS_KEPT_MS)} and refusals <> '[]'`,
    );
    const where = { state: { in: ['open', 'failed'] }, createdAt: { lt: before(FILE_KEPT_MS) } };
    const left = await this.db.tx((tx) => tx.contactImport.findMany({ where, select: { id: true, fileKey: true } }));
    for (const { id, fileKey } of left)
      await this.db.tx(async (tx) => {
        // Begun meanwhile, or gone by another sweep.
        if ((await tx.contactImport.deleteMany({ where: { ...where, id } })).count === 0) return;
        // Before the commit, so that a sweep that was cut off is made again.
        if (fileKey) await this.files.remove(fileKey);
      });
  }
}
