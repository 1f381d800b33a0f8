import { Injectable } from '@nestjs/common';
import { type BusinessHours, CalendarsService, isOpen, nextOpening } from '@guichet/calendars';
import type { Availability } from '@guichet/contracts';
import { Clock, Db } from '@guichet/platform';
import { Outlooks } from '@guichet/routing';
import type { SiteRow } from '../sites/site-directory.service.ts';
import { availabilityOf } from './availability-of.ts';

/** Whether chats and calls of sites would be answered now. */
@Injectable()
export class AvailabilityService {
  private readonly looks = new Map<string, Promise<Availability>>();

  constructor(
    private readonly db: Db,
    private readonly outlooks: Outlooks,
    private readonly calendars: CalendarsService,
    private readonly clock: Clock,
  ) {}

  /** Of sites of the current tenant, by their ids. */
  async of(sites: readonly SiteRow[]): Promise<Map<string, Availability>> {
    const doors = await this.doorsOf(sites);
    const outlooks = await this.outlooks.of(
      sites.flatMap(({ id, callQueueId, callbackQueueId }) => [
        { queueId: doors.get(id)!.queueId, channel: 'chat' as const },
        { queueId: callQueueId, channel: 'voice' as const },
        { queueId: callbackQueueId, channel: 'callback' as const },
      ]),
    );
    const now = this.clock.now();
    return new Map(
      sites.map((site, at) => {
        const { hours } = doors.get(site.id)!;
        const [chat = null, voice = null, callback = null] = outlooks.slice(3 * at, 3 * at + 3);
        const openness = {
          isOpen: !hours || isOpen(hours, now),
          nextOpeningAt: hours ? nextOpening(hours, now) : null,
        };
        return [site.id, availabilityOf(openness, chat, { voice, callback }, site.offersWhenBusy, now)];
      }),
    );
  }

  /** Whoever asks while one looks already shares what that one finds: a flood of clicks costs no more than a click. */
  ofOne(site: SiteRow): Promise<Availability> {
    const known = this.looks.get(site.id);
    if (known) return known;
    const look = this.of([site])
      .then((found) => found.get(site.id)!)
      .finally(() => this.looks.delete(site.id));
    this.looks.set(site.id, look);
    return look;
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
