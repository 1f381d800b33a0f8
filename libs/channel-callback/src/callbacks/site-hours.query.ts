import type { BusinessHours, CalendarsService } from '@guichet/calendars';
import { key, type rows, type Tx } from '@guichet/platform';

/** When a site calls back: its own hours, else those of the queue; null: at any hour. */
export async function hoursOfSite(
  tx: Tx,
  calendars: CalendarsService,
  site: Pick<rows.Site, 'calendarId' | 'callbackQueueId'>,
): Promise<BusinessHours | null> {
  const queue = site.callbackQueueId && (await tx.queue.findUnique({ where: key(site.callbackQueueId) }));
  const calendarId = site.calendarId ?? (queue ? queue.calendarId : null);
  if (!calendarId) return null;
  return (await calendars.hoursOf(tx, [calendarId])).get(calendarId) ?? null;
}
