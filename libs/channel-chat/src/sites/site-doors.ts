import { Injectable } from '@nestjs/common';
import { Db, Events, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';

/** What of sites leads elsewhere, kept true when that goes: menus into queues, mail through an inbox. */
@Injectable()
export class SiteDoors {
  constructor(
    private readonly db: Db,
    routing: RoutingService,
    events: Events,
  ) {
    routing.addDoors({ into: menusInto, move: moveMenus });
    events.subscribe('site.mail-inbox', ['inbox.changed'], ({ data }) => this.forget(data.inboxId));
  }

  /** A deleted inbox sends nothing more. */
  private async forget(inboxId: string): Promise<void> {
    await this.db.tx(
      (tx) => tx.$executeRaw`
        update site s set mail_inbox_id = null
        where s.mail_inbox_id = ${inboxId}::uuid and not exists (select from inbox i where i.id = s.mail_inbox_id)`,
    );
  }
}

async function menusInto(tx: Tx, queueId: string): Promise<string[]> {
  const sites = await tx.$queryRaw<{ name: string }[]>`
    select name from site where menu @> ${JSON.stringify([{ queueId }])}::jsonb order by name`;
  return sites.map(({ name }) => name);
}

/** An id stands nowhere else in a menu, so it may be replaced as text. */
async function moveMenus(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    update site set menu = replace(menu::text, ${from}, ${to})::jsonb where menu @> ${JSON.stringify([{ queueId: from }])}::jsonb`;
}
