import { setTimeout as sleep } from 'node:timers/promises';
import { createQueue, updateQueue, updateSite } from '@guichet/contracts';
import { openTrialSite } from '../chat/trial-site.ts';
import { random } from '../random.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { CallKills, type Kill } from './call-kills.ts';
import { CallWatch } from './call-watch.ts';
import { WhimsicalHabits } from './seat-habits.ts';
import { TrialCaller } from './trial-caller.ts';
import { openChromium, TabSeat } from './tab-seat.ts';
import { TrialSeat } from './trial-seat.ts';

/** Rings are shorter than usual, so that more happens. */
const OFFER_SECONDS = 8;
const DRAINED_MS = 60_000;

export interface CallsPlan {
  seats: number;
  /** Of the seats: desks in Chromium. */
  tabs: number;
  /** On the line at once. */
  callers: number;
  kills: Partial<Record<Kill, number>>;
  /** On average between kills. */
  pauseMs: number;
  mostAwayMs: number;
  seed: number;
}
export interface CallsReport {
  calls: number;
  answered: number;
  kills: ReadonlyMap<Kill, number>;
  falls: number;
  /** Seconds, at the longest. */
  stuckAgent: number;
  passedOver: number;
  ghostRing: number;
  silence: number;
  livedOn: number;
  registered: number;
  doubled: number;
  /** Calls without an end, and work that is left, once everybody has hung up. */
  lost: string[];
  /** Whose the longest times were. */
  names: Record<string, string>;
}

/** Callers and agents in a steady stream of calls, while tabs and the app are killed under them. */
export async function callsTrial(app: TrialApp, database: TrialDatabase, plan: CallsPlan): Promise<CallsReport> {
  const next = random(plan.seed);
  const { siteKey, agents, queueId } = await openHouse(app, database, plan.seats);
  const habits = new WhimsicalHabits(queueId, next);
  const { seats } = habits;
  const chromium = plan.tabs ? await openChromium() : null;
  for (const [at, person] of agents.entries())
    seats.push(
      chromium && at < plan.tabs
        ? new TabSeat(app.url, chromium, person, habits)
        : new TrialSeat(app.url, person, habits),
    );
  await Promise.all(seats.map((seat) => seat.open()));
  const watch = new CallWatch(seats, database);
  const kills = new CallKills(app, habits, watch.callers, next);
  const watching = watch.run();
  const stream = { isOver: false };
  const calling = callOn(() => new TrialCaller(app.url, siteKey), watch.callers, plan.callers, next, stream);
  await killAll(kills, plan, next);
  stream.isOver = true;
  await calling;
  await kills.settle();
  const left = await leftOver(database);
  watch.end();
  await watching;
  await Promise.all(seats.map((one) => one.end()));
  await chromium?.close();
  const [rows] = await database.query<{ calls: number; answered: number }>(
    'select count(*)::int as calls, count(answered_at)::int as answered from call',
  );
  return { ...figures(watch), ...rows!, ...verdict(kills), lost: left };
}

const verdict = ({ counts, falls, registered }: CallKills) => ({
  ...{ kills: counts, falls, registered: Math.max(0, ...registered) },
});
const figures = ({ agents, idle, ghosts, silence, lost, doubled }: CallWatch) => ({
  ...{ stuckAgent: agents.seconds, passedOver: idle.seconds, ghostRing: ghosts.seconds, silence: silence.seconds },
  ...{ livedOn: lost.seconds, doubled: doubled.size },
  names: {
    ...{ stuckAgent: agents.name, passedOver: idle.name, ghostRing: ghosts.name, silence: silence.name },
    ...{ livedOn: lost.name, doubled: [...doubled].join(', ') },
  },
});

async function openHouse(app: TrialApp, database: TrialDatabase, seats: number) {
  const site = await openTrialSite(database, app.url, { agents: seats, chatsEach: 1 });
  const { queue } = await site.admin.call(createQueue, { name: 'Calls' });
  const channels = { voice: { offerSeconds: OFFER_SECONDS, stickySeconds: 0 } };
  await site.admin.call(updateQueue, { queueId: queue.id, channels });
  await database.query(`update agent set maximums = '{"voice": 1}', capacity = 100 where tenant_id = $1`, [
    site.tenantId,
  ]);
  await site.admin.call(updateSite, { siteId: site.siteId, callQueueId: queue.id });
  return { ...site, queueId: queue.id };
}

/** So many are on the line, as far as they can be; each hangs up at some time. */
async function callOn(
  make: () => TrialCaller,
  callers: TrialCaller[],
  atOnce: number,
  next: () => number,
  stream: { isOver: boolean },
): Promise<void> {
  while (!stream.isOver) {
    if (callers.filter(({ isThere }) => isThere).length < atOnce) {
      const caller = make();
      callers.push(caller);
      void caller.call().catch(() => caller.kill());
      void patience(caller, next);
    }
    await sleep(next() * 600);
  }
  for (const caller of callers) caller.hangUp();
}

async function patience(caller: TrialCaller, next: () => number): Promise<void> {
  const [waits, talks] = [10_000 + next() * 40_000, 2_000 + next() * 10_000];
  for (const until = Date.now() + waits; caller.isThere && !caller.wasAnswered && Date.now() < until;) await sleep(200);
  if (caller.wasAnswered) await sleep(talks);
  caller.hangUp();
}

async function killAll(kills: CallKills, plan: CallsPlan, next: () => number): Promise<void> {
  const wishes = Object.entries(plan.kills).flatMap(([kill, count]) => Array<Kill>(count).fill(kill as Kill));
  const order = wishes.map((kill) => ({ kill, at: next() })).sort((one, other) => one.at - other.at);
  for (const [index, { kill }] of order.entries()) {
    await sleep(plan.pauseMs * 2 * next());
    await kills.kill(kill, plan.mostAwayMs);
    if ((index + 1) % 20 === 0) console.error(`${index + 1} of ${order.length} kills`);
  }
  // What the last of them left is seen to its end.
  await sleep(plan.pauseMs * 2);
}

/** What is left though nobody is on the line any more. */
async function leftOver(database: TrialDatabase): Promise<string[]> {
  for (const until = Date.now() + DRAINED_MS; ; await sleep(500)) {
    const rows = await database.query<{ name: string }>(
      `select concat_ws(' ', 'work', id, state, 'since', coalesce(ended_at, accepted_at, enqueued_at), 'of', agent_id) as name
         from work_item where state in ('queued', 'offered', 'active')
       union all select concat_ws(' ', 'call', id, state, 'since', started_at)
         from call where ended_at is null or "end" is null`,
    );
    if (rows.length === 0 || Date.now() > until) return rows.map(({ name }) => name);
  }
}
