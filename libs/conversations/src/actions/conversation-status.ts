import type { ConversationStatus } from '@guichet/contracts';

export type StatusAction = 'snooze' | 'pending' | 'resolve' | 'reopen' | 'wake' | 'due' | 'customer-wrote' | 'answered';

interface Rule {
  from: readonly ConversationStatus[];
  to: ConversationStatus;
}

/**
 * The whole state machine: which states an action is legal in, and where it leads. Being there already is legal too,
 * and nothing happens; only a snooze may be moved to another time.
 */
export const STATUS_RULES: Record<StatusAction, Rule> = {
  snooze: { from: ['open', 'pending', 'snoozed'], to: 'snoozed' },
  pending: { from: ['open', 'snoozed'], to: 'pending' },
  resolve: { from: ['open', 'pending', 'snoozed'], to: 'resolved' },
  reopen: { from: ['pending', 'snoozed', 'resolved'], to: 'open' },
  /** The time of a snooze is over. */
  wake: { from: ['snoozed'], to: 'open' },
  /** We have promised to come back to it now. */
  due: { from: ['pending', 'snoozed', 'resolved'], to: 'open' },
  'customer-wrote': { from: ['pending', 'snoozed', 'resolved'], to: 'open' },
  /** A message went out: it is the customer's turn, whatever it was before. */
  answered: { from: ['open', 'snoozed', 'resolved'], to: 'pending' },
};

export type Verdict = 'do' | 'holds-already' | 'illegal';

export function judge(
  action: StatusAction,
  status: ConversationStatus,
  times: { until?: Date; snoozedUntil?: Date | null } = {},
): Verdict {
  const { from, to } = STATUS_RULES[action];
  const isMovedSnooze = action === 'snooze' && times.until?.getTime() !== times.snoozedUntil?.getTime();
  if (status === to && !isMovedSnooze) return 'holds-already';
  return from.includes(status) ? 'do' : 'illegal';
}
