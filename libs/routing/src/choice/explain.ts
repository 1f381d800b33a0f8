import type { CANDIDATE_VERDICTS, Decision } from '@guichet/contracts';
import type { AgentLoad } from './agent-load.ts';
import { orderKey } from './agent-order.ts';
import type { WaitingItem } from './choose.ts';
import type { Pool, QueueRules } from './pool.ts';
import { meetsUpTo } from './skill-steps.ts';

export type Explanation = NonNullable<Decision['choice']>;
type Verdict = (typeof CANDIDATE_VERDICTS)[number];

/** Of a large team the first ones tell enough. */
const MAX_NEXT = 5;
const MAX_PASSED = 10;
const MAX_LOOKED_AT = 20;

interface Outcome {
  winner: AgentLoad;
  step: number;
  now: number;
}

/** Why this one, as things stood: the others who could have had it, and why those before them could not. */
export function explain(pool: Pool, queue: QueueRules, item: WaitingItem, outcome: Outcome): Explanation {
  const { winner, step, now } = outcome;
  const waitedMs = now - item.originalArrivalAt;
  const present = pool.present(queue);
  const candidates = [toCandidate(queue, winner, 'chosen')];
  let [next, passed, looked] = [0, 0, 0];
  const look = (load: AgentLoad) => {
    const verdict = verdictOn(load, item, outcome);
    if (verdict === 'eligible' ? next++ >= MAX_NEXT : passed++ >= MAX_PASSED) return;
    candidates.push(toCandidate(queue, load, verdict));
  };
  for (const load of pool.inOrder(queue)) {
    if (++looked > MAX_LOOKED_AT || next >= MAX_NEXT) break;
    if (load !== winner) look(load);
  }
  for (const load of present.slice(0, MAX_LOOKED_AT)) {
    if (passed >= MAX_PASSED) break;
    if (isOutOfOrder(load)) look(load);
  }
  return {
    score: waitedMs / 60_000 + item.priority,
    waitedSeconds: Math.round(waitedMs / 1000),
    step,
    steps: item.skills.length,
    order: queue.agentOrder,
    candidates,
    members: queue.memberIds?.size ?? present.length,
    present: present.length,
  };
}

/** Not in the ranked list: away, or full with what may not be interrupted. */
const isOutOfOrder = ({ agent, firm }: AgentLoad): boolean => !agent.isReady || firm >= agent.capacity;

function verdictOn(load: AgentLoad, item: WaitingItem, { step, now }: Outcome): Verdict {
  const { agent } = load;
  if (!agent.isReady) return 'away';
  if (!agent.channels.has(item.channel)) return 'channel';
  if (!load.hasRoomFor(item.channel, item.units)) return 'full';
  if (!meetsUpTo(agent.skills, item.skills, step)) return 'skill';
  return (item.coolDowns[agent.id] ?? 0) > now ? 'cool-down' : 'eligible';
}

const toCandidate = (queue: QueueRules, load: AgentLoad, verdict: Verdict) => ({
  agentId: load.agent.id,
  verdict,
  key: load.agent.isReady ? orderKey(queue.agentOrder, load) : null,
  usedUnits: load.used,
  capacity: load.agent.capacity,
});
