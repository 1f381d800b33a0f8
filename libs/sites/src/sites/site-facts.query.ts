import { unmetSkills } from '@guichet/agents';
import { CalendarsService } from '@guichet/calendars';
import type { rows, Tx } from '@guichet/platform';
import type { SiteRow } from './site-directory.service.ts';
import type { SiteFacts, Takers } from './site-warnings.ts';

/** What {@link siteWarnings} judges by. */
export async function siteFacts(
  tx: Tx,
  calendars: CalendarsService,
  site: SiteRow,
  inbox: rows.Inbox,
  now: Date,
): Promise<SiteFacts> {
  const chosen = site.menu.map(({ queueId }) => queueId);
  const queues = await takersOf(tx, 'chat', [inbox.queueId, ...chosen]);
  const callQueues = site.callQueueId ? await takersOf(tx, 'voice', [site.callQueueId, ...chosen]) : [];
  const hours = site.calendarId ? (await calendars.hoursOf(tx, [site.calendarId])).get(site.calendarId) : null;
  const asked = site.menu.flatMap(({ skills }) => skills);
  const { origins, mailInboxId } = site;
  const staff = { queues, callQueues, unmetSkills: await unmetSkills(tx, asked) };
  return { origins, hasMail: mailInboxId !== null, hours: hours ?? null, ...staff, now };
}

/** How many people take contacts of a channel from each queue. */
function takersOf(tx: Tx, channel: 'chat' | 'voice', queueIds: readonly (string | null)[]): Promise<Takers[]> {
  const ids = queueIds.filter((id) => id !== null);
  return tx.$queryRaw<Takers[]>`
    select q.name, (
      select count(*)::int from user_account u left join agent a on a.user_id = u.id
      where u.status = 'active' and (a.user_id is null or ${channel} = any(a.channels)) and (
        q.is_for_everybody or exists (select from queue_member m where m.queue_id = q.id and m.user_id = u.id)
      )
    ) as members
    from queue q where q.id = any(${ids}::uuid[]) order by q.name`;
}
