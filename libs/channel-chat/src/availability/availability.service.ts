import { Injectable } from '@nestjs/common';
import { type BusinessHours, CalendarsService, isOpen, nextOpening } from '@guichet/calendars';
import type { Availability } from '@guichet/contracts';
import { Clock, Db } from '@guichet/platform';
import { type Outlook, Outlooks } from '@guichet/routing';
import type { SiteRow } from '../sites/site-directory.service.ts';
import { availabilityOf } from './availability-of.ts';

/** Whether the chats of sites would be answered now. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly db: Db,
    private readonly outlooks: Outlooks,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Of sites of the current tenant, by their ids. */
  async of(sites: readonly SiteRow[]): Promise<Map<string, Availability>> {
    const doors = await this.doorsOf(sites);
    const queueIds = [...new Set([...doors.values()].flatMap(({ queueId }) => queueId ?? []))];
    const outlooks = await this.outlooks.of(queueIds, 'chat');
    const now = this.clock.now();
    return new Map(
      sites.map((site) => {
        const { queueId, hours } = doors.get(site.id)!;
        const outlook: Outlook | null = outlooks.get(queueId ?? '') ?? null;
        const openness = {
          isOpen: !hours || isOpen(hours, now),
          nextOpeningAt: hours ? nextOpening(hours, now) : null,
        };
        return [site.id, availabilityOf(openness, outlook, site.offersWhenBusy, now)];
      }),
    );
  }

  async ofOne(site: SiteRow): Promise<Availability> {
    return (await this.of([site])).get(site.id)!;
  }

  /** The queue of each site, and the hours that count: its own, else its queue's. */
  private doorsOf(
    sites: readonly SiteRow[],
  ): Promise<Map<string, { queueId: string | null; hours: BusinessHours | null }>> {
    return this.db.tx(async (tx) => {
      const inboxes = await tx.inbox.findMany({ where: { id: { in: sites.map(({ inboxId }) => inboxId) } } });
      const queueOf = new Map(inboxes.map(({ id, queueId }) => [id, queueId]));
      const ids = [...queueOf.values()].filter((id) => id !== null);
      const queues = await tx.queue.findMany({ where: { id: { in: ids } }, select: { id: true, calendarId: true } });
      const calendarOf = new Map(queues.map(({ id, calendarId }) => [id, calendarId]));
      const doors = sites.map((site) => {
        const queueId = queueOf.get(site.inboxId) ?? null;
        return { site, queueId, calendarId: site.calendarId ?? calendarOf.get(queueId ?? '') ?? null };
      });
      const hours = await this.calendars.hoursOf(
        tx,
        doors.flatMap(({ calendarId }) => calendarId ?? []),
      );
      return new Map(
        doors.map(({ site, queueId, calendarId }) => [
          site.id,
          { queueId, hours: hours.get(calendarId ?? '') ?? null },
        ]),
      );
    });
  }
}
