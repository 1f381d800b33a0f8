import * as z from 'zod';
import type { RaisedAlert } from './alerts.ts';
import type { DeskCallServerEvents } from './calls.ts';
import type { DeskChatClientEvents, DeskChatServerEvents } from './chats.ts';
import { Id } from './fields.ts';
import type { SlaKind } from './sla.ts';
import type { Wallboard } from './wallboard.ts';
import type { Offer } from './work.ts';

/** Namespace of the desk's socket; the session cookie of the handshake says who it is. */
export const DESK_NAMESPACE = '/desk';

/** Who looks at a conversation, and whether he types. */
export const Presence = z.object({
  conversationId: Id,
  viewers: z.array(z.object({ userId: Id, name: z.string(), isTyping: z.boolean() })),
});
export type Presence = z.infer<typeof Presence>;

/** Server to desk. Only ids and versions travel: the client refetches, so rights are checked in one place. */
export interface DeskServerEvents extends DeskChatServerEvents, DeskCallServerEvents {
  'conversation.changed': (event: {
    conversationId: string;
    version: number;
    sequence: number;
    actorId: string | null;
  }) => void;
  'views.changed': () => void;
  'customer.changed': (event: { customerId: string; version: number }) => void;
  /** Users, teams, inboxes, macros or tags: whatever settings lists show. */
  'settings.changed': (event: { kind: string }) => void;
  /** Work is offered to whoever hears it. */
  'offer.made': (offer: Offer) => void;
  /** It was taken, withdrawn or rang out: the card goes. */
  'offer.ended': (event: { workItemId: string }) => void;
  /** Something of one's own state or work changed: ask again. */
  'work.mine-changed': () => void;
  /** Where a subject stands in routing changed. */
  'work.changed': (event: { subjectType: string; subjectId: string; queueId: string }) => void;
  'agent.changed': (event: { userId: string }) => void;
  /** A promise that concerns whoever hears it is at risk, or broken. */
  'sla.alarm': (event: { conversationId: string; kind: SlaKind; isBroken: boolean; dueAt: string }) => void;
  /** To whoever supervises: it begins, or is over. */
  'alert.news': (event: { alert: RaisedAlert; isRaised: boolean }) => void;
  /** To whoever has the board open: figures and colleagues' names, nothing of customers. */
  'wallboard.moved': (board: Wallboard) => void;
  mentioned: (event: { conversationId: string; byName: string }) => void;
  /** The customer says to whoever has the conversation that his request is not settled. */
  unsettled: (event: { conversationId: string }) => void;
  'presence.changed': (event: Presence) => void;
  /** The session ended or lost rights; the desk asks who it is again. */
  'session.changed': () => void;
}
/** Desk to server. `viewing` null when nothing is open. Presence of listed conversations is answered at once. */
export interface DeskClientEvents extends DeskChatClientEvents {
  viewing: (event: { conversationId: string | null; isTyping: boolean }) => void;
  /** Whether this screen shows the wallboard; ignored from whoever may not see it. */
  'wallboard.watch': (event: { isOpen: boolean }) => void;
  watch: (event: { conversationIds: string[] }, answer: (presences: Presence[]) => void) => void;
}
export const ViewingInput = z.object({ conversationId: Id.nullable(), isTyping: z.boolean() });
export const WallboardWatchInput = z.object({ isOpen: z.boolean() });
export const WatchInput = z.object({ conversationIds: z.array(Id).max(200) });
