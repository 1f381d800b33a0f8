import { Injectable } from '@nestjs/common';
import { SkillsService } from '@guichet/agents';
import { CalendarsService } from '@guichet/calendars';
import { Db, Events, type Tx } from '@guichet/platform';
import { RoutingService } from '@guichet/routing';

/** What sites name elsewhere stays while they need it, or takes them along: queues, skills, hours, and the inbox of their mail. */
@Injectable()
export class SiteDoors {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    routing: RoutingService,
    skills: SkillsService,
    calendars: CalendarsService,
  ) {
    routing.addDoors({ kind: 'sites', into: sitesInto, move: (tx, from, to) => this.move(tx, from, to) });
    skills.whenAskedForUses(async (tx, skillId) => used(await menusWith(tx, { skills: [{ needs: [{ skillId }] }] })));
    calendars.whenAskedForUses(async (tx, calendarId) => {
      const sites = await tx.site.findMany({ where: { calendarId }, select: { name: true }, orderBy: { name: 'asc' } });
      return used(sites.map(({ name }) => name));
    });
    events.subscribe('site.mail-inbox', ['inbox.changed'], ({ data }) => this.forget(data.inboxId));
  }

  /** An id stands nowhere else in a menu, so it may be replaced as text. */
  private async move(tx: Tx, from: string, to: string): Promise<void> {
    const moved = await tx.$queryRaw<{ id: string }[]>`
      update site set
        call_queue_id = case call_queue_id when ${from}::uuid then ${to}::uuid else call_queue_id end,
        callback_queue_id = case callback_queue_id when ${from}::uuid then ${to}::uuid else callback_queue_id end,
        menu = replace(menu::text, ${from}, ${to})::jsonb
      where ${from}::uuid in (call_queue_id, callback_queue_id) or menu @> ${JSON.stringify([{ queueId: from }])}::jsonb
      returning id`;
    for (const { id } of moved) await this.events.record(tx, 'site.changed', { siteId: id });
  }

  /** A deleted inbox sends nothing more; pages stop offering what needs it. */
  private async forget(inboxId: string): Promise<void> {
    await this.db.tx(async (tx) => {
      const sites = await tx.$queryRaw<{ id: string }[]>`
        update site s set mail_inbox_id = null
        where s.mail_inbox_id = ${inboxId}::uuid and not exists (select from inbox i where i.id = s.mail_inbox_id)
        returning s.id`;
      for (const { id } of sites) await this.events.record(tx, 'site.changed', { siteId: id });
    });
  }
}

const used = (sites: string[]): Record<string, string[]> => (sites.length ? { sites } : {});

/** Names of the sites whose calls or choices lead into a queue. */
async function sitesInto(tx: Tx, queueId: string): Promise<string[]> {
  const where = { OR: [{ callQueueId: queueId }, { callbackQueueId: queueId }] };
  const calling = await tx.site.findMany({ where, select: { name: true } });
  const names = [...calling.map(({ name }) => name), ...(await menusWith(tx, { queueId }))];
  return [...new Set(names)].sort();
}

/** Names of the sites with a choice of this kind in their menu. */
async function menusWith(tx: Tx, choice: object): Promise<string[]> {
  const sites = await tx.$queryRaw<{ name: string }[]>`
    select name from site where menu @> ${JSON.stringify([choice])}::jsonb order by name`;
  return sites.map(({ name }) => name);
}
