import { setTimeout as sleep } from 'node:timers/promises';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { TrialAgent } from './trial-agent.ts';
import { openTrialSite, sayReady, type TrialSite } from './trial-site.ts';
import { TrialVisitor } from './trial-visitor.ts';

const AGENTS = 200;
const CHATS_EACH = 3;

export interface Dialogue {
  visitor: TrialVisitor;
  agent: TrialAgent;
}
export interface BenchShop {
  site: TrialSite;
  agents: TrialAgent[];
  visitors: TrialVisitor[];
  dialogues: Dialogue[];
}

/** 200 agents with their desks open, and chats in the hands of all of them. */
export async function openBenchShop(app: TrialApp, database: TrialDatabase, dialogues: number): Promise<BenchShop> {
  const site = await openTrialSite(database, app.url, { agents: AGENTS, chatsEach: CHATS_EACH });
  const agents = await Promise.all(site.agents.map((person) => new TrialAgent(app.url, person).come()));
  for (const { person } of agents) await sayReady(person);
  const shop: BenchShop = { site, agents, visitors: [], dialogues: [] };
  await letIn(app, shop, dialogues);
  for (let at = 0; at < dialogues; at += 20)
    await Promise.all(shop.visitors.slice(at, at + 20).map((visitor) => visitor.start('Bonjour')));
  const holders = await untilGiven(database, site, dialogues);
  for (const visitor of shop.visitors) {
    const agent = agents.find(({ person }) => person.userId === holders.get(visitor.conversationId))!;
    await agent.open(visitor.conversationId, 0);
    shop.dialogues.push({ visitor, agent });
  }
  return shop;
}

/** Visitors who only look around come on top, until there are so many. */
export async function letIn(app: TrialApp, shop: BenchShop, count: number): Promise<void> {
  while (shop.visitors.length < count) {
    const some = Array.from(
      { length: Math.min(100, count - shop.visitors.length) },
      () => new TrialVisitor(app.url, shop.site.siteKey),
    );
    await Promise.all(some.map((visitor) => visitor.come()));
    shop.visitors.push(...some);
  }
}

async function untilGiven(
  database: TrialDatabase,
  { tenantId }: TrialSite,
  count: number,
): Promise<Map<string, string>> {
  for (let tries = 0; tries < 120; tries += 1) {
    const given = await database.query<{ id: string; agent: string }>(
      `select id, assignee_id as agent from conversation where tenant_id = $1 and assignee_id is not null`,
      [tenantId],
    );
    if (given.length >= count) return new Map(given.map(({ id, agent }) => [id, agent]));
    await sleep(500);
  }
  throw new Error('the chats were not given to agents');
}
