import { dayStart } from '@guichet/calendars';
import type { Tx } from '@guichet/platform';

/** Where no calendar says otherwise: a company has no zone of its own. */
const ZONE = 'Europe/Paris';
const DAY_MS = 86_400_000;

/** Whose day it is where no queue says: that of the first calendar. */
export async function homeZone(tx: Tx): Promise<string> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  return (await tx.businessCalendar.findFirst({ orderBy, select: { zone: true } }))?.zone ?? ZONE;
}

/** A queue as the board sees it. */
export interface BoardQueue {
  id: string;
  name: string;
  targetPercent: number;
  targetSeconds: number;
  /** When the queue's day began, by its own calendar. */
  dayFrom: Date;
  /** Null: everybody. */
  memberIds: ReadonlySet<string> | null;
}
/** What every look at the board is bounded by. */
export interface BoardScope {
  now: Date;
  queues: readonly BoardQueue[];
  /** What lives no more and began before is in no figure. */
  from: Date;
}

type Row = Omit<BoardQueue, 'dayFrom' | 'memberIds'> & { zone: string | null; memberIds: string[] | null };

export async function readScope(tx: Tx, now: Date): Promise<BoardScope> {
  const read = await tx.$queryRaw<Row[]>`
    select q.id, q.name, q.target_percent as "targetPercent", q.target_seconds as "targetSeconds", c.zone,
      case when q.is_for_everybody then null
        else array(select m.user_id::text from queue_member m where m.queue_id = q.id) end as "memberIds"
    from queue q left join business_calendar c on c.id = q.calendar_id
    order by q.name, q.id`;
  const home = await homeZone(tx);
  const queues = read.map(({ zone, memberIds, ...queue }) => ({
    ...queue,
    dayFrom: dayStart(zone ?? home, now),
    memberIds: memberIds && new Set(memberIds),
  }));
  const yesterday = now.getTime() - DAY_MS;
  const from = new Date(Math.min(yesterday, ...queues.map(({ dayFrom }) => dayFrom.getTime())));
  return { now, queues, from };
}
