import type { AgentStatus, NotReadyReason } from '@guichet/contracts';

export type StateTone = NotReadyReason['colour'] | 'hollow';

/** The colour of a state's dot; nobody there is a ring. The word beside it says the same. */
export function toneOf(state: AgentStatus['state'], reason?: Pick<NotReadyReason, 'colour'>): StateTone {
  if (state === 'ready') return 'green';
  if (state === 'not_responding') return 'red';
  if (state === 'offline') return 'hollow';
  return reason?.colour ?? 'amber';
}

const RANK: Record<AgentStatus['state'], number> = { ready: 0, not_ready: 1, not_responding: 2, offline: 3 };

/** Who can take something comes first, who is not there last. */
export const byState = (a: Pick<AgentStatus, 'state'>, b: Pick<AgentStatus, 'state'>) => RANK[a.state] - RANK[b.state];
