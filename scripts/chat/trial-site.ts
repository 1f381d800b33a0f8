import { randomUUID } from 'node:crypto';
import { changeMyStatus, createSite, updateQueue } from '@guichet/contracts';
import { signInAll, type TrialPerson } from '../routing/trial-house.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';

export const TRIAL_ORIGIN = 'https://shop.example';

export interface TrialSite {
  tenantId: string;
  siteKey: string;
  siteId: string;
  agents: TrialPerson[];
  admin: TrialPerson;
}

/** A tenant with a site whose chats are given to agents at once, so many to each. */
export async function openTrialSite(
  database: TrialDatabase,
  url: string,
  wishes: { agents: number; chatsEach: number },
): Promise<TrialSite> {
  const tenantId = randomUUID();
  await database.query('insert into tenant (id, name) values ($1, $2)', [tenantId, 'Trial']);
  const [admin, ...agents] = (await signInAll(database, tenantId, url, wishes.agents + 1)) as [
    TrialPerson,
    ...TrialPerson[],
  ];
  await database.query(
    `insert into agent (tenant_id, user_id, maximums, capacity, state)
     select $1, id, json_build_object('chat', $3::int), $4, 'offline' from unnest($2::uuid[]) as id`,
    [tenantId, agents.map(({ userId }) => userId), wishes.chatsEach, wishes.chatsEach * 33],
  );
  const { site } = await admin.call(createSite, { name: 'Trial', origins: [TRIAL_ORIGIN] });
  await admin.call(updateQueue, {
    queueId: site.queueId!,
    channels: { chat: { isAutomatic: true, stickySeconds: 0 } },
  });
  return { tenantId, siteKey: site.key, siteId: site.id, agents, admin };
}

/** Says that somebody is ready, until it is heard. */
export async function sayReady({ call }: TrialPerson): Promise<void> {
  for (;;)
    if (
      await call(changeMyStatus, { action: 'ready' }).then(
        () => true,
        () => false,
      )
    )
      return;
}
