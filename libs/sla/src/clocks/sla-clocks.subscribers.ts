import { Injectable } from '@nestjs/common';
import { Events, Jobs } from '@guichet/platform';
import { PolicyChanges } from './policy-changes.service.ts';
import { SlaClocks } from './sla-clocks.service.ts';

/** What starts, stops or pauses a clock, or changes what is promised. All make the clocks anew from the log. */
@Injectable()
export class SlaClockSubscribers {
  constructor(clocks: SlaClocks, changes: PolicyChanges, events: Events, jobs: Jobs) {
    events.subscribe(
      'sla.conversation',
      [
        ...(['message.received', 'message.composed', 'message.taken-back'] as const),
        ...(['conversation.pending', 'conversation.resolved', 'conversation.reopened'] as const),
        ...(['call.started', 'call.answered', 'callback.asked', 'callback.tried'] as const),
      ],
      ({ data }) => clocks.refresh(data.conversationId),
    );
    events.subscribe('sla.edited', ['conversation.edited'], async ({ data: { conversationId, fields } }) => {
      if (fields.includes('priority') || fields.includes('customerId')) await clocks.refresh(conversationId);
    });
    events.subscribe('sla.queue', ['work.queued'], async ({ data: { subjectType, subjectId } }) => {
      if (subjectType === 'conversation') await clocks.refresh(subjectId);
    });
    events.subscribe('sla.customer', ['customer.changed'], ({ data }) => changes.ofCustomer(data.customerId));
    events.subscribe('sla.terms', ['sla.policy-changed', 'calendar.changed'], () => changes.ofEverybody());
    jobs.handle('sla.clock', ({ conversationId }) => clocks.refresh(conversationId as string));
    jobs.handle('sla.terms', ({ after }) => changes.page(after as string));
  }
}
