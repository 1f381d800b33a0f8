import { Injectable } from '@nestjs/common';
import type { ConversationStatus, DomainEvents } from '@guichet/contracts';
import { Clock, Db, DomainError, Events, Jobs, type rows, type Tx } from '@guichet/platform';
import { lockForServer } from '../conversation-access.service.ts';
import { type ConversationChange, systemEntry, touch, writeEntry } from '../timeline-writer.ts';
import { ConversationWork } from '../routing/conversation-work.service.ts';
import { judge, STATUS_RULES, type StatusAction } from './conversation-status.ts';

const EVENTS = {
  snooze: 'conversation.snoozed',
  pending: 'conversation.pending',
  resolve: 'conversation.resolved',
  reopen: 'conversation.reopened',
  wake: 'conversation.reopened',
  due: 'conversation.reopened',
  'customer-wrote': 'conversation.reopened',
  answered: 'conversation.pending',
} as const satisfies Record<StatusAction, keyof DomainEvents>;
const REOPEN_REASONS = {
  reopen: 'agent',
  wake: 'snooze-over',
  due: 'callback-due',
  'customer-wrote': 'customer',
} as const;

const NOTHING_PROMISED = { answerDueAt: null, answerWarnAt: null, resolutionDueAt: null, resolutionWarnAt: null };

export interface StatusDetails {
  until?: Date;
  /** Told in the timeline's line beside the change, such as the closing. */
  told?: object;
  /** A message tells it: the event is recorded, but no line is written. */
  isToldByMessage?: boolean;
}

/** The one place where a conversation's status changes. */
@Injectable()
export class ConversationStatusService {
  constructor(
    private readonly db: Db,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly work: ConversationWork,
  ) {
    jobs.handle('conversation.wake', ({ conversationId }) => this.wake(conversationId as string));
  }

  /** Answers whether anything changed. The caller holds the conversation's lock. */
  async apply(
    tx: Tx,
    conversation: rows.Conversation,
    action: StatusAction,
    details: StatusDetails = {},
  ): Promise<boolean> {
    const { id, status, snoozedUntil } = conversation;
    const { until } = details;
    const verdict = judge(action, status, { snoozedUntil, ...(until ? { until } : {}) });
    if (verdict === 'holds-already') return false;
    if (verdict === 'illegal') throw new DomainError('illegal_status', { status });
    const data = this.dataOf(action, until);
    const change = this.changeFor(action, until);
    if (details.isToldByMessage) await touch(tx, id, change);
    else {
      const line = systemEntry(EVENTS[action], { ...data, ...details.told });
      if (!(await writeEntry(tx, id, line, change, STATUS_RULES[action].from))) throw new DomainError('illegal_status');
    }
    if (until) await this.wakeAt(tx, id, until);
    await this.events.record(tx, EVENTS[action], { conversationId: id, ...data } as never);
    if (STATUS_RULES[action].to !== 'open')
      await this.work.isDone(tx, id, EVENTS[action].slice('conversation.'.length));
    // What a customer wrote is placed by the words of the message, once that is written.
    else if (action !== 'customer-wrote') await this.work.needsWork(tx, { ...conversation, status: 'open' });
    return true;
  }

  /** Back to what it was before a message that was taken back; the line of that message tells it. */
  async restore(tx: Tx, id: string, to: { status: ConversationStatus; snoozedUntil: Date | null }): Promise<void> {
    const until = to.snoozedUntil && to.snoozedUntil > this.clock.now() ? to.snoozedUntil : null;
    const status = to.status === 'snoozed' && !until ? 'open' : to.status;
    const resolvedAt = status === 'resolved' ? this.clock.now() : null;
    await touch(tx, id, { status, snoozedUntil: until, resolvedAt });
    if (status === 'open') {
      await this.events.record(tx, 'conversation.reopened', { conversationId: id, reason: 'agent' });
      await this.work.needsWork(tx, (await lockForServer(tx, id))!);
    }
    if (status === 'pending') await this.events.record(tx, 'conversation.pending', { conversationId: id });
    if (status === 'resolved') await this.events.record(tx, 'conversation.resolved', { conversationId: id });
    if (!until) return;
    await this.wakeAt(tx, id, until);
    await this.events.record(tx, 'conversation.snoozed', { conversationId: id, until: until.toISOString() });
  }

  private wakeAt(tx: Tx, conversationId: string, until: Date): Promise<void> {
    return this.jobs.add(
      tx,
      'conversation.wake',
      { conversationId },
      { runAt: until, jobKey: `wake:${conversationId}` },
    );
  }

  /** The snooze may have been moved, ended or taken back since the timer was set. */
  private wake(conversationId: string): Promise<void> {
    return this.db.tx(async (tx) => {
      const conversation = await lockForServer(tx, conversationId);
      if (conversation?.status !== 'snoozed') return;
      const until = conversation.snoozedUntil ?? this.clock.now();
      if (until > this.clock.now()) await this.wakeAt(tx, conversationId, until);
      else await this.apply(tx, conversation, 'wake');
    });
  }

  private dataOf(action: StatusAction, until: Date | undefined): object {
    if (action === 'snooze') return { until: until!.toISOString() };
    return action in REOPEN_REASONS ? { reason: REOPEN_REASONS[action as keyof typeof REOPEN_REASONS] } : {};
  }

  private changeFor(action: StatusAction, until: Date | undefined): ConversationChange {
    const status = STATUS_RULES[action].to;
    const isResolved = status === 'resolved';
    return {
      status,
      snoozedUntil: until ?? null,
      resolvedAt: isResolved ? this.clock.now() : null,
      // Nobody waits on a resolved conversation.
      ...(isResolved ? { waitingSince: null, ...NOTHING_PROMISED } : {}),
    };
  }
}
