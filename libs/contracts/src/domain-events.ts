import type { SlaKind } from './sla.ts';
import type { TelephoneFacts, TelephoneOutcome } from './telephone.ts';

/** What every event of routing says of its item. */
export interface WorkFacts {
  workItemId: string;
  subjectType: string;
  subjectId: string;
  channel: string;
  queueId: string;
  /** Of the item after it, which puts its events in order; absent from those written before it was noted. */
  version?: number;
}

/** What an announced clock says of itself: of which promise, since when, and by when it was to be kept. */
export interface SlaFacts {
  conversationId: string;
  kind: SlaKind;
  policyId: string;
  targetSeconds: number;
  startedAt: string;
  dueAt: string;
}

/** Sequences up to which either side of a dialogue has the messages on screen, and has read them. */
export interface ChatMarks {
  visitorDelivered: number;
  visitorRead: number;
  agentDelivered: number;
  agentRead: number;
}

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
  'conversation.reopened': { conversationId: string; reason: 'agent' | 'customer' | 'snooze-over' | 'callback-due' };
  'conversation.pending': { conversationId: string };
  'conversation.snoozed': { conversationId: string; until: string };
  'conversation.edited': {
    conversationId: string;
    fields: string[];
    from?: Record<string, unknown>;
    to?: Record<string, unknown>;
  };
  /** With a sequence it belongs to a live dialogue, and is pushed to the screens that have it open. */
  'message.received': { conversationId: string; messageId: string; kind: string; sequence?: number };
  'message.composed': { conversationId: string; messageId: string; sequence?: number };
  'message.taken-back': { conversationId: string; messageId: string };
  'message.sent': { conversationId: string; messageId: string; isLocal: boolean };
  'message.failed': { conversationId: string; messageId: string; error: string };
  'message.bounced': { conversationId: string; messageId: string; address: string; isPermanent: boolean };
  'note.added': { conversationId: string; messageId: string; mentionedUserIds: string[] };
  /** The customer says whether his request was settled. */
  'resolution.answered': { conversationId: string; isSettled: boolean; by: 'widget' | 'link' };
  'follow-up.done': { conversationId: string; followUpId: string };
  'inbox.changed': { inboxId: string };
  'mailbox.changed': { mailboxId: string };
  'trunk.changed': { trunkId: string };
  'mail.quarantined': { mailId: string; reason: string };
  'macro.changed': { macroId: string };
  'calendar.changed': { calendarId: string };
  'skill.changed': { skillId: string };
  'reason.changed': { reasonId: string };
  'agent.changed': { userId: string };
  'agent.state-changed': { userId: string; state: string; from: string; reasonId: string | null; channels: string[] };
  /** His last desk went away, or one is back. */
  'agent.lost': { userId: string };
  'agent.found': { userId: string };
  'queue.changed': { queueId: string };
  'rule.changed': { ruleId: string };
  'disposition.changed': { dispositionId: string };
  'work.queued': WorkFacts;
  'work.offered': WorkFacts & { agentId: string };
  /** `isAutomatic`: given without asking. */
  'work.accepted': WorkFacts & { agentId: string; isAutomatic: boolean };
  'work.declined': WorkFacts & { agentId: string };
  'work.expired': WorkFacts & { agentId: string };
  'work.returned': WorkFacts & { agentId: string; reason: string };
  'work.taken': WorkFacts & { agentId: string; fromAgentId: string | null };
  'work.wrap-up': WorkFacts & { agentId: string; outcome: string };
  /** `fromAgentId`: whose offer it was, when it ends as one. */
  'work.done': WorkFacts & {
    agentId: string | null;
    fromAgentId: string | null;
    outcome: string;
    dispositionId: string | null;
  };
  'work.abandoned': WorkFacts & { fromAgentId: string | null };
  'work.overflowed': WorkFacts & { toQueueId: string };
  /** The wait is too long: the channel offers something else, and the item keeps its place. */
  'work.overflow-offered': WorkFacts & { offer: 'callback' | 'form' };
  'work.transferred': WorkFacts & { agentId: string | null; toQueueId: string; toAgentId: string | null };
  /** A figure of the wallboard has gone too far, or is back. */
  'alert.raised': { alertId: string; value: number };
  'alert.cleared': { alertId: string; value: number | null };
  'alert.changed': { alertId: string };
  'view.changed': { viewId: string };
  'site.changed': { siteId: string };
  'chat.started': { conversationId: string; siteId: string; visitorId: string };
  /** Its visitor has said who he is. */
  'chat.claimed': { conversationId: string; visitorId: string };
  'chat.idle': { conversationId: string };
  'chat.ended': { conversationId: string; by: 'visitor' | 'agent' | 'silence' };
  'chat.rated': { conversationId: string; score: number };
  /** These four are shown and never remembered: they are told to all processes and kept by none. */
  /** A leg, or the caller's line, is another than before. */
  'call.changed': { conversationId: string; callId: string };
  'chat.changed': { conversationId: string };
  'chat.typing': { conversationId: string; by: 'visitor' | 'agent'; isTyping: boolean };
  'chat.seen': { conversationId: string } & ChatMarks;
  'call.started': { conversationId: string; callId: string; siteId: string };
  /** Announced only: a number is to be dialled, by the process that has its agent's telephone. */
  'call.dialled': { conversationId: string; callId: string };
  /** `seconds`: how long he waited. */
  'call.answered': { conversationId: string; callId: string; userId: string; seconds: number };
  'call.held': { conversationId: string; callId: string; isHeld: boolean };
  /** `userId`: whose it was. */
  'call.returned': { conversationId: string; callId: string; userId: string };
  'call.passed-on': {
    conversationId: string;
    callId: string;
    userId: string;
    toUserId: string | null;
    toQueueId: string | null;
  };
  'call.joined': { conversationId: string; callId: string; userId: string };
  'call.listened': { conversationId: string; callId: string; userId: string };
  /** `seconds`: of talk; 0 when nobody answered. */
  'call.ended': { conversationId: string; callId: string; end: string; seconds: number };
  'call.recorded': { conversationId: string; callId: string; recordingId: string };
  'call.recording-changed': { conversationId: string; callId: string; state: string };
  /** Of calls to the telephone network: it rings there; they talk; it is over. */
  'telephone.ringing': TelephoneFacts;
  'telephone.answered': TelephoneFacts;
  /** `seconds`: of talk. `costMicros`: millionths of the tenant's currency; null where no price is known. */
  'telephone.ended': TelephoneFacts & { outcome: TelephoneOutcome; seconds: number; costMicros: number | null };
  /** `fromId`: the chat or call whose place it keeps. */
  'callback.asked': { conversationId: string; callbackId: string; siteId: string; fromId: string | null };
  'callback.attempted': { conversationId: string; callbackId: string; userId: string };
  /** `nextAt`: of the next attempt; null when there is none. */
  'callback.tried': {
    conversationId: string;
    callbackId: string;
    userId: string;
    outcome: TelephoneOutcome;
    nextAt: string | null;
  };
  'callback.moved': { conversationId: string; callbackId: string; from: string | null; to: string };
  /** The promised minute is over and nobody has called. */
  'callback.late': { conversationId: string; callbackId: string; queueId: string };
  /** Most of what a day's calls may cost is spent, or all of it. */
  'callback.budget': { isSpent: boolean };
  'callback.expired': { conversationId: string; callbackId: string };
  'callback.cancelled': { conversationId: string; callbackId: string; by: 'visitor' | 'agent' };
  /** Shown and never remembered. */
  'callback.changed': { conversationId: string; callbackId: string };
  'sla.policy-changed': { policyId: string };
  /** A promise is at risk, and is broken: once for each clock, of next response once for each wait. */
  'sla.warned': SlaFacts;
  'sla.breached': SlaFacts;
  /** Shown and never remembered: when something is due is another moment than before. */
  'sla.changed': { conversationId: string };
  'chat.mailed': { conversationId: string; messageId: string; kind: 'follow-up' | 'transcript' };
}
export type DomainEventName = keyof DomainEvents;
