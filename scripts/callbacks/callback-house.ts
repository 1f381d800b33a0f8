import { randomUUID } from 'node:crypto';
import {
  createCalendar,
  createQueue,
  createSite,
  createTrunk,
  updateCallbackSettings,
  updateQueue,
} from '@guichet/contracts';
import { signInAll, type TrialPerson } from '../routing/trial-house.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export const MOST_ATTEMPTS = 5;
export const SLOT_MINUTES = 15;
/** Longer than the clock goes on while some are left over from one stop to the next. */
export const EXPIRY_HOURS = 3;
const SETTINGS = {
  ...{ maxAttempts: MOST_ATTEMPTS, gapSeconds: 5, expiryHours: EXPIRY_HOURS, ringSeconds: 10, leadMinutes: 0 },
  ...{ handlingMinutes: 1, expectedAgents: 1000 },
  slotMinutes: SLOT_MINUTES,
} as const;

export interface CallbackHouse {
  tenantId: string;
  admin: TrialPerson;
  agents: TrialPerson[];
  queueId: string;
  siteOf: ReadonlyMap<string, string>;
  /** A site whose call-backs nobody takes. */
  emptySiteId: string;
}

/** Numbers of mobiles in France, all of them possible. */
export const numberOf = (index: number): string => `+33612${String(index).padStart(6, '0')}`;
export const indexOf = (number: string): number => Number(number.slice('+33612'.length));

/** A tenant with agents who call back, a site in each zone that is open day and night, and a trunk. */
export async function openCallbackHouse(
  database: TrialDatabase,
  url: string,
  wishes: { agents: number; zones: readonly string[]; carrierPort: number },
): Promise<CallbackHouse> {
  const tenantId = randomUUID();
  await database.query('insert into tenant (id, name) values ($1, $2)', [tenantId, 'Trial']);
  const [admin, ...agents] = (await signInAll(database, tenantId, url, wishes.agents + 1)) as [
    TrialPerson,
    ...TrialPerson[],
  ];
  await database.query(
    `insert into agent (tenant_id, user_id, maximums, capacity, state)
     select $1, id, '{}', 100, 'offline' from unnest($2::uuid[]) as id`,
    [tenantId, agents.map(({ userId }) => userId)],
  );
  const rates = [{ prefix: '+33', costPerMinute: 60_000 }];
  await admin.call(createTrunk, { name: 'Carrier', host: '127.0.0.1', port: wishes.carrierPort, rates });
  const { queue } = await admin.call(createQueue, { name: 'Call-backs' });
  const channels = { callback: { wrapUpSeconds: 0, offerSeconds: 10, stickySeconds: 0 } };
  await admin.call(updateQueue, { queueId: queue.id, channels });
  const siteOf = new Map<string, string>();
  for (const zone of wishes.zones) siteOf.set(zone, await openSite(admin, zone, zone, queue.id));
  const nobodys = await admin.call(createQueue, { name: 'Nobody', isForEverybody: false });
  const emptySiteId = await openSite(admin, 'Nobody', wishes.zones[0]!, nobodys.queue.id);
  return { tenantId, admin, agents, queueId: queue.id, siteOf, emptySiteId };
}

async function openSite(admin: TrialPerson, name: string, zone: string, callbackQueueId: string): Promise<string> {
  const days = [1, 2, 3, 4, 5, 6, 7];
  const ranges = days.map((day) => ({ day, from: '00:00', to: '24:00' }));
  const { id: calendarId } = await admin.call(createCalendar, { name, zone, ranges });
  const { site } = await admin.call(createSite, { name, calendarId, callbackQueueId });
  await admin.call(updateCallbackSettings, { siteId: site.id, ...SETTINGS });
  return site.id;
}
