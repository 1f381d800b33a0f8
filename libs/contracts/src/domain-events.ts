/** Every domain event on one page: its name and what it carries. All also carry tenant, actor, cause and time. */
export interface DomainEvents {
  'user.invited': { userId: string };
  'user.changed': { userId: string; revokesRights: boolean };
  'team.changed': { teamId: string };
  'session.ended': { userId: string; sessionId: string };
  'customer.created': { customerId: string };
  'customer.changed': { customerId: string; version: number };
  'customer.merged': { customerId: string; mergedId: string };
  'customer.unmerged': { customerId: string; separatedId: string };
  'conversation.opened': { conversationId: string; inboxId: string; channel: string };
  'conversation.assigned': { conversationId: string; assigneeId: string | null; teamId: string | null };
  'conversation.resolved': { conversationId: string };
  'conversation.reopened': { conversationId: string; reason: 'agent' | 'customer' | 'snooze-over' };
  'conversation.pending': { conversationId: string };
  'conversation.snoozed': { conversationId: string; until: string };
  'conversation.edited': {
    conversationId: string;
    fields: string[];
    from?: Record<string, unknown>;
    to?: Record<string, unknown>;
  };
  'message.received': { conversationId: string; messageId: string; kind: string };
  'message.composed': { conversationId: string; messageId: string };
  'message.taken-back': { conversationId: string; messageId: string };
  'message.sent': { conversationId: string; messageId: string; isLocal: boolean };
  'message.failed': { conversationId: string; messageId: string; error: string };
  'message.bounced': { conversationId: string; messageId: string; address: string; isPermanent: boolean };
  'note.added': { conversationId: string; messageId: string; mentionedUserIds: string[] };
  'follow-up.done': { conversationId: string; followUpId: string };
  'inbox.changed': { inboxId: string };
  'mailbox.changed': { mailboxId: string };
  'mail.quarantined': { mailId: string; reason: string };
  'macro.changed': { macroId: string };
  'view.changed': { viewId: string };
}
export type DomainEventName = keyof DomainEvents;
