import { setTimeout as sleep } from 'node:timers/promises';
import { assignConversation, changeMyStatus, resolveConversation } from '@guichet/contracts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import type { TrialHouse } from './trial-house.ts';

export interface Progress {
  isOver: () => boolean;
}
const ignore = () => undefined;

/** Everybody says that he is ready, some at once; again when a busy machine took him for gone. */
export async function keepReady(database: TrialDatabase, house: TrialHouse, { isOver }: Progress): Promise<void> {
  const { agents, tenantId } = house;
  while (!isOver()) {
    const away = await database.query<{ id: string }>(
      `select user_id as id from agent where tenant_id = $1 and state = 'offline'`,
      [tenantId],
    );
    const left = agents.filter(({ userId }) => away.some(({ id }) => id === userId));
    const one = async () => {
      for (let agent = left.pop(); agent; agent = left.pop())
        await agent.call(changeMyStatus, { action: 'ready' }).catch(ignore);
    };
    await Promise.all(Array.from({ length: 4 }, one));
    await sleep(1000);
  }
}

/** Agents who answer what they have: it is resolved, whoever's it is, some at a time. */
export async function resolveAll(database: TrialDatabase, house: TrialHouse, { isOver }: Progress): Promise<void> {
  const calls = new Map(house.agents.map(({ userId, call }) => [userId, call]));
  while (!isOver()) {
    const active = await database.query<{ id: string; agent: string }>(
      `select subject_id as id, agent_id as agent from work_item
       where tenant_id = $1 and state = 'active' and subject_type = 'conversation' order by random() limit 60`,
      [house.tenantId],
    );
    if (active.length === 0) await sleep(100);
    const one = async () => {
      for (let next = active.pop(); next; next = active.pop())
        await calls.get(next.agent)!(resolveConversation, { conversationId: next.id }).catch(ignore);
    };
    await Promise.all(Array.from({ length: 6 }, one));
  }
}

/** Somebody who gives waiting work to whom he likes, again and again, while routers want it too. */
export async function assignByHand(
  database: TrialDatabase,
  house: TrialHouse,
  next: () => number,
  { isOver }: Progress,
): Promise<Map<string, string>> {
  const given = new Map<string, string>();
  while (!isOver()) {
    // Among those that are next: where it is most likely that a router chooses the same one.
    const [item] = await database.query<{ id: string }>(
      `select subject_id as id from (select subject_id from work_item where tenant_id = $1 and state = 'queued'
         order by tier desc, rank_at, id limit 40) first order by random() limit 1`,
      [house.tenantId],
    );
    const assigneeId = house.agents[Math.floor(next() * house.agents.length)]!.userId;
    if (item) {
      const assign = house.admin.call(assignConversation, { conversationId: item.id, assigneeId });
      if (await assign.then(() => true, ignore)) given.set(item.id, assigneeId);
    }
    await sleep(30 + next() * 60);
  }
  return given;
}

export interface Waiting {
  left: number;
  lost: number;
}
export const LIVE = ['queued', 'offered', 'active'] as const;

/** How many subjects still are in such states; lost ones are in none though they are open. */
async function whatIsLeft(
  database: TrialDatabase,
  houses: readonly TrialHouse[],
  states: readonly string[],
): Promise<Waiting> {
  const [row] = await database.query<Waiting>(
    `select count(*) filter (where w.state::text = any($1))::int as left,
       count(*) filter (where c.status = 'open' and w.id is null)::int as lost
     from conversation c left join work_item w on w.tenant_id = c.tenant_id and w.subject_id = c.id
       and w.state in ('queued', 'offered', 'active')
     where c.tenant_id = any($2::uuid[])`,
    [states, houses.map(({ tenantId }) => tenantId)],
  );
  return row!;
}

/** Until nothing is left; gives up when nothing has moved for three minutes. */
export async function untilDone(
  database: TrialDatabase,
  houses: readonly TrialHouse[],
  states: readonly string[],
  tell: (left: number) => void,
): Promise<Waiting> {
  let [last, movedAt] = [-1, Date.now()];
  for (;;) {
    const state = await whatIsLeft(database, houses, states);
    if (state.left === 0 || Date.now() - movedAt > 180_000) return state;
    if (state.left !== last) [last, movedAt] = [state.left, Date.now()];
    tell(state.left);
    await sleep(500);
  }
}
