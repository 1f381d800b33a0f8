import { Injectable } from '@nestjs/common';
import type { DomainEventName, DomainEvents } from '@guichet/contracts';
import { asTenant, currentTenant, Db, log } from '@guichet/platform';

const GATHER_MS = 60;

/** Tells all processes what is shown and never remembered, such as who types: notices without an event in the log. */
@Injectable()
export class PassingNotices {
  private readonly gathered = new Map<string, string[]>();

  constructor(private readonly db: Db) {}

  /** Later and together with others; one that gets lost is no harm. */
  tell<N extends DomainEventName>(type: N, data: DomainEvents[N]): void {
    const tenantId = currentTenant();
    const notice = JSON.stringify({ tenantId, type, data, actorId: null });
    const known = this.gathered.get(tenantId);
    if (known) return void known.push(notice);
    const notices = [notice];
    this.gathered.set(tenantId, notices);
    setTimeout(() => {
      this.gathered.delete(tenantId);
      asTenant(tenantId, () => this.send(notices)).catch((error: unknown) =>
        log.debug({ err: error }, 'notices were lost'),
      );
    }, GATHER_MS).unref();
  }

  private async send(notices: readonly string[]): Promise<void> {
    await this.db.raw((client) =>
      client.query(`select pg_notify('guichet', notice) from unnest($1::text[]) as notice`, [notices]),
    );
  }
}
