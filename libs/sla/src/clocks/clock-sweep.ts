import { Injectable } from '@nestjs/common';
import { Db, type Sweep, Sweeps } from '@guichet/platform';
import { SlaClocks } from './sla-clocks.service.ts';

const BATCH = 500;

/** The net below timers, whose process may have been killed; and dialogues, whose words make no jobs. */
@Injectable()
export class ClockSweep implements Sweep {
  readonly name = 'sla';
  readonly everyMs = 2_000;
  readonly tenants = 'tenants_with_clocks';

  constructor(
    private readonly db: Db,
    private readonly clocks: SlaClocks,
    sweeps: Sweeps,
  ) {
    sweeps.register(this);
  }

  async sweepTenant(): Promise<void> {
    for (const id of await this.behind()) await this.clocks.refresh(id);
  }

  /** A message bears the time at which it came in: whoever looked while it was being written has not seen it, and looked later. */
  private async behind(): Promise<string[]> {
    const found = await this.db.tx(
      (tx) => tx.$queryRaw<{ id: string }[]>`
        select distinct k.conversation_id as id from sla_clock k where k.next_at < now() - interval '5 seconds'
        union
        select c.id from conversation c
        join sla_clock k on k.tenant_id = c.tenant_id and k.conversation_id = c.id and k.policy_id is not null
        where c.status = 'open' and c.channel = 'chat' and c.last_message_at > now() - interval '2 minutes'
          and k.computed_at <= c.last_message_at + interval '5 seconds'
        limit ${BATCH}`,
    );
    return found.map(({ id }) => id);
  }
}
