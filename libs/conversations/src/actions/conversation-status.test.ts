import type { ConversationStatus } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { judge, type StatusAction, type Verdict } from './conversation-status.ts';

const STATUSES: ConversationStatus[] = ['open', 'pending', 'snoozed', 'resolved'];
const UNTIL = new Date('2026-01-02T08:00:00Z');

// What each action does in `open, pending, snoozed, resolved`.
const TABLE: [StatusAction, Verdict[]][] = [
  ['snooze', ['do', 'do', 'do', 'illegal']],
  ['pending', ['do', 'holds-already', 'do', 'illegal']],
  ['resolve', ['do', 'do', 'do', 'holds-already']],
  ['reopen', ['holds-already', 'do', 'do', 'do']],
  ['wake', ['holds-already', 'illegal', 'do', 'illegal']],
  ['customer-wrote', ['holds-already', 'do', 'do', 'do']],
  ['answered', ['do', 'holds-already', 'do', 'do']],
];

describe('the status machine', () => {
  it.each(TABLE)('%s', (action, verdicts) => {
    const until = action === 'snooze' ? { until: UNTIL, snoozedUntil: null } : {};
    expect(STATUSES.map((status) => judge(action, status, until))).toEqual(verdicts);
  });

  it('moves a snooze to another time, and not to the same', () => {
    expect(judge('snooze', 'snoozed', { until: UNTIL, snoozedUntil: new Date(UNTIL) })).toBe('holds-already');
    expect(judge('snooze', 'snoozed', { until: UNTIL, snoozedUntil: new Date(0) })).toBe('do');
  });
});
