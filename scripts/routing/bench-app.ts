import { setTimeout as sleep } from 'node:timers/promises';
import { acceptOffer, changeMyStatus, resolveConversation } from '@guichet/contracts';
import { percentile } from '../bench/figures.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { TrialDesk } from './trial-desk.ts';
import { letWait, openTrialHouse, type TrialHouse, type TrialPerson } from './trial-house.ts';

const AGENTS = 1000;
const DESKS = 20;
const SIZES = { small: 1000, large: 10_000 };
export const APP_TARGET = { p99Ms: 200 };

export interface AppFigures {
  items: number;
  samples: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
}

/** From the request that says "ready" to the offer on the agent's socket, among 1,000 agents and so many queued items. */
export async function benchApp(app: TrialApp, database: TrialDatabase, samples: number): Promise<AppFigures[]> {
  const email = { isAutomatic: false, offerSeconds: 60, stickySeconds: 0 };
  const house = await openTrialHouse(database, app.url, {
    agents: AGENTS,
    queues: 20,
    email,
    mostMails: 20,
    capacity: 100,
  });
  // Each third agent is in all queues, as they who come to be ready are.
  const free = house.agents.filter((_, index) => index % 3 === 0).slice(0, DESKS);
  await keepBusy(database, house, free);
  const desks = await Promise.all(free.map((person) => TrialDesk.open(app.url, person)));
  const figures: AppFigures[] = [];
  let waiting = 0;
  for (const items of [SIZES.small, SIZES.large]) {
    await letWait(database, house, items - waiting);
    waiting = items;
    await database.query('vacuum analyze');
    figures.push(await measure(desks, items, samples));
  }
  for (const desk of desks) desk.close();
  return figures;
}

/** Everybody but some is ready and full: every second one by a call, the others by ten mails each. */
async function keepBusy(database: TrialDatabase, { tenantId, queueIds, agents }: TrialHouse, free: TrialPerson[]) {
  const ids = agents.filter((person) => !free.includes(person)).map(({ userId }) => userId);
  await database.query(`update agent set state = 'ready' where tenant_id = $1 and user_id = any($2::uuid[])`, [
    ...[tenantId, ids],
  ]);
  await database.query(
    `update agent set maximums = '{"email": 1}' where tenant_id = $1 and user_id = any($2::uuid[])`,
    [...[tenantId, free.map(({ userId }) => userId)]],
  );
  // Desks of a process that never fails to say that it lives.
  await database.query(
    `insert into agent_connection (tenant_id, id, user_id, process_id, seen_at)
     select $1, id::text, id, gen_random_uuid(), now() + interval '1 day' from unnest($2::uuid[]) as id`,
    [tenantId, ids],
  );
  await database.query(
    `insert into work_item (tenant_id, id, subject_type, subject_id, channel, queue_id, state, rank_at, original_arrival_at,
       enqueued_at, accepted_at, units, agent_id)
     select $1, gen_random_uuid(), 'call', gen_random_uuid(), (case when at % 2 = 0 then 'voice' else 'email' end)::channel,
       $3, 'active', now(), now(), now(), now(), case when at % 2 = 0 then 100 else 10 end, id
     from unnest($2::uuid[]) with ordinality as agent(id, at), generate_series(1, 10) n where at % 2 = 1 or n = 1`,
    [tenantId, ids, queueIds[0]],
  );
}

/** One after the other, at a modest pace. */
async function measure(desks: readonly TrialDesk[], items: number, samples: number): Promise<AppFigures> {
  const times: number[] = [];
  // The first ones warm the process.
  for (let number = -10; number < samples; number += 1) {
    const ms = await readyToOffer(desks[(number + 10) % desks.length]!);
    if (number >= 0) times.push(ms);
    if (number % 50 === 0) console.error(`${number} of ${samples} with ${items} waiting`);
  }
  const [p50Ms, p99Ms] = [percentile(times, 0.5), percentile(times, 0.99)];
  return { items, samples, p50Ms, p99Ms, maxMs: Math.max(...times) };
}

async function readyToOffer(desk: TrialDesk): Promise<number> {
  const { call } = desk.person;
  const coming = desk.nextOffer(10_000);
  const started = performance.now();
  await Promise.all([call(changeMyStatus, { action: 'ready' }), coming]);
  const { offer, at } = await coming;
  await call(acceptOffer, { workItemId: offer.workItemId });
  // Before it is done: whoever is ready then is offered the next one.
  await call(changeMyStatus, { action: 'not-ready' });
  await call(resolveConversation, { conversationId: offer.subject.id });
  await sleep(50);
  return at - started;
}
