import { describe, expect, it } from 'vitest';
import { clockEventsOf, type LoggedEvent } from './clock-events.ts';

const line = (type: string, minute: number, more: Partial<LoggedEvent> = {}): LoggedEvent => ({
  ...{ type, data: {}, at: new Date(Date.UTC(2026, 10, 26, 9, minute)), messageAt: null, isPublic: null },
  ...more,
});
const words = (logged: LoggedEvent[]) => clockEventsOf(logged).map(({ type, at }) => `${type} ${at.getUTCMinutes()}`);

describe('the log in the words of clocks', () => {
  it.each<[string, LoggedEvent[], string[]]>([
    [
      'a mail',
      [line('conversation.opened', 0), line('message.received', 0, { isPublic: true })],
      ['opened 0', 'customer-wrote 0'],
    ],
    ['a robot’s mail, or a bounce', [line('message.received', 0, { isPublic: false })], []],
    ['a forward, or one taken back', [line('message.composed', 0, { isPublic: false })], []],
    [
      'a mail that was fetched late counts from its arrival',
      [
        line('message.received', 9, { isPublic: true, messageAt: new Date(Date.UTC(2026, 10, 26, 9, 2)) }),
        line('conversation.reopened', 5, { data: { reason: 'agent' } }),
      ],
      ['customer-wrote 2', 'reopened 5'],
    ],
    [
      'a mail from the future counts from when it was received',
      [line('message.received', 9, { isPublic: true, messageAt: new Date(Date.UTC(2030, 1)) })],
      ['customer-wrote 9'],
    ],
    ['a call', [line('call.started', 1), line('call.answered', 2)], ['customer-wrote 1', 'answered 2']],
    [
      'a call-back at a minute of choice is owed from that minute on',
      [
        line('callback.asked', 0),
        line('conversation.pending', 0),
        line('conversation.reopened', 30, { data: { reason: 'callback-due' } }),
        line('callback.tried', 31, { data: { outcome: 'no-answer' } }),
        line('callback.tried', 40, { data: { outcome: 'reached' } }),
      ],
      ['customer-wrote 0', 'put-aside 0', 'pending 0', 'reopened 30', 'customer-wrote 30', 'answered 40'],
    ],
    ['a mail that is answered', [line('conversation.pending', 3)], ['pending 3']],
  ])('%s', (_, logged, expected) => {
    expect(words(logged)).toEqual(expected);
  });
});
