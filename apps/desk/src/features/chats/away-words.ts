import type { DeskChat } from './chat-changes.ts';

export interface AwayWords {
  key: 'ended' | 'endedMailed' | 'left' | 'leftMailed' | 'silent';
  icon: 'mail' | 'none' | 'silent';
  since: string | null;
}

/** What to know before one writes; null while the visitor is there. */
export function awayWords(chat: Pick<DeskChat, 'state' | 'visitor' | 'lastVisitorMessageAt'>): AwayWords | null {
  const { state, visitor, lastVisitorMessageAt } = chat;
  const icon = visitor.isFollowedUp ? 'mail' : 'none';
  if (state === 'ended') return { key: visitor.isFollowedUp ? 'endedMailed' : 'ended', icon, since: null };
  if (!visitor.isOnline) return { key: visitor.isFollowedUp ? 'leftMailed' : 'left', icon, since: visitor.lastSeenAt };
  if (state === 'idle') return { key: 'silent', icon: 'silent', since: lastVisitorMessageAt };
  return null;
}
