import type { ClockEvent, ClockEventType } from './cycles.ts';

/** A line of the log, with what the timeline says of its message. */
export interface LoggedEvent {
  type: string;
  data: unknown;
  at: Date;
  messageAt: Date | null;
  /** A person's message or an answer to the customer; null where it is about no message. */
  isPublic: boolean | null;
}

/** The log in the words of clocks, in the order of time. */
export function clockEventsOf(logged: readonly LoggedEvent[]): ClockEvent[] {
  const isCallback = logged.some(({ type }) => type === 'callback.asked');
  return logged
    .flatMap((line) => typesOf(line, isCallback).map((type) => ({ type, at: momentOf(line) })))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What was received counts from its arrival, even when it was read from a mailbox later. */
const momentOf = ({ type, at, messageAt }: LoggedEvent): Date =>
  type === 'message.received' && messageAt && messageAt < at ? messageAt : at;

function typesOf({ type, data, isPublic }: LoggedEvent, isCallback: boolean): ClockEventType[] {
  switch (type) {
    case 'conversation.opened':
      return ['opened'];
    case 'message.received':
      return isPublic ? ['customer-wrote'] : [];
    case 'message.composed':
      return isPublic ? ['answered'] : [];
    case 'call.started':
    case 'callback.asked':
      return ['customer-wrote'];
    case 'call.answered':
      return ['answered'];
    case 'callback.tried':
      return fieldOf(data, 'outcome') === 'reached' ? ['answered'] : [];
    case 'conversation.pending':
      // A call-back that waits for its minute, or for its next try, is owed then and not before.
      return isCallback ? ['put-aside', 'pending'] : ['pending'];
    case 'conversation.reopened':
      return fieldOf(data, 'reason') === 'callback-due' ? ['reopened', 'customer-wrote'] : ['reopened'];
    case 'conversation.resolved':
      return ['resolved'];
    default:
      return [];
  }
}

const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[name] : undefined;
