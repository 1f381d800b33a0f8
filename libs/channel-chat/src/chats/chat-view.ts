import type { ChatMessage, ChatState, DeskChat, VisitorContext } from '@guichet/contracts';
import type { LiveEntry, LiveTimeline } from '@guichet/conversations';
import type { rows } from '@guichet/platform';
import { clientIdOf, EMPTY_CONTEXT } from '@guichet/sites';

/** Signs of life come every 15 s; who gave none for so long is gone. */
const ONLINE_MS = 40_000;
/** As the visitor's page gets it: plain text, and of the agent no more than his name. */
export function chatMessage(entry: LiveEntry, timeline: Pick<LiveTimeline, 'presentFile'>): ChatMessage {
  const { id, conversationId, sequence, previous, at, direction, fromName, text, attachments, notices } = entry;
  const isVisitor = direction === 'in';
  return {
    ...{ id, conversationId, sequence, previous, at: at.toISOString(), text },
    by: isVisitor ? 'visitor' : 'agent',
    name: isVisitor ? '' : fromName,
    files: attachments.map((file) => {
      const { id, name, type, size, url } = timeline.presentFile(file);
      return { id, name, type, size, url };
    }),
    clientId: clientIdOf(entry.externalId),
    notices: (notices as { kind: string }[]).map(({ kind }) => kind),
  };
}

export interface ChatFacts {
  chat: rows.Chat;
  conversation: Pick<rows.Conversation, 'assigneeId' | 'status' | 'waitingSince'>;
  agentName: string | null;
  lastSequence: number;
  wait: { position: number; seconds: number | null } | null;
  isSettled: boolean | null;
}

function stateOf({ chat, conversation }: Pick<ChatFacts, 'chat' | 'conversation'>): ChatState['state'] {
  if (chat.endedAt) return 'ended';
  if (chat.idleAt) return 'idle';
  return conversation.assigneeId ? 'active' : 'waiting';
}

const course = ({ conversationId, startedAt, endedAt, endedBy }: rows.Chat) => ({
  ...{ conversationId, endedBy, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
});

/** As the visitor's page shows it. */
export function chatState(facts: ChatFacts): ChatState {
  const { chat, agentName, lastSequence, wait, isSettled } = facts;
  const { offersForm, offersCallback, agentDelivered, agentRead, visitorRead, rating } = chat;
  const state = stateOf(facts);
  return {
    ...course(chat),
    ...{ state, lastSequence, agentDelivered, agentRead, visitorRead, rating, isSettled },
    agentName: state === 'active' || state === 'idle' ? agentName : null,
    position: wait?.position ?? null,
    estimateSeconds: wait?.seconds ?? null,
    offersForm: state === 'waiting' && offersForm,
    offersCallback: state === 'waiting' && offersCallback,
  };
}

/** The visitor's messages that no agent has read, and the sequence of the last of them. */
export interface Unread {
  count: number;
  last: number;
}

/** As the desk shows it beside the timeline. */
export function deskChat(
  facts: Pick<ChatFacts, 'chat' | 'conversation'> & {
    visitor: rows.Visitor;
    site: Pick<rows.Site, 'name' | 'mailInboxId'>;
    unread: Unread | undefined;
    now: Date;
  },
): DeskChat {
  const { chat, conversation, visitor, site, unread, now } = facts;
  const { onlineAt, lastSeenAt, name, email, accountId } = visitor;
  const { rating, ratingComment: comment, ratedAt } = chat;
  return {
    ...course(chat),
    ...{ siteId: chat.siteId, siteName: site.name, state: stateOf(facts) },
    ...{ unread: unread?.count ?? 0, countedTo: Math.max(chat.agentRead, unread?.last ?? 0) },
    visitor: {
      ...{ name, email, isSigned: accountId !== null, lastSeenAt: lastSeenAt.toISOString() },
      isOnline: onlineAt !== null && now.getTime() - onlineAt.getTime() < ONLINE_MS,
      isFollowedUp: email !== '' && site.mailInboxId !== null,
    },
    ...{ subject: chat.subject, orderReference: chat.orderReference, fields: chat.fields as DeskChat['fields'] },
    context: { ...EMPTY_CONTEXT, ...(visitor.context as Partial<VisitorContext>) },
    ...{ visitorDelivered: chat.visitorDelivered, visitorRead: chat.visitorRead, agentRead: chat.agentRead },
    lastVisitorMessageAt: chat.lastVisitorAt.toISOString(),
    waitingSince: conversation.waitingSince?.toISOString() ?? null,
    rating: rating && ratedAt ? { score: rating, comment, at: ratedAt.toISOString() } : null,
  };
}
