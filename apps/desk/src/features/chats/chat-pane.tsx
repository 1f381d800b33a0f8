import type { ConversationDetail } from '@guichet/contracts';
import { Suspense, useState } from 'react';
import { late } from '../../app/late.tsx';
import { useViewing } from '../../app/presence.ts';
import { useSession } from '../../app/session.tsx';
import type { Typing } from '../conversation/composer/composer-form.tsx';
import { Timeline } from '../conversation/timeline/timeline.tsx';
import { AwayLine } from './away-line.tsx';
import { useChat } from './chat-cache.ts';
import { useHearing } from './chat-socket.ts';
import { useReading } from './use-reading.ts';
import classes from './chat-pane.module.css';

const ChatComposer = late(async () => (await import('./composer/chat-composer.tsx')).ChatComposer);

interface ChatPaneProps {
  conversation: ConversationDetail;
  /** The dialogue at hand: it has the keys, and its words count as read. */
  isActive: boolean;
  /** Raised each time the keyboard is to go into its text. */
  focusWish: number;
}

/** A dialogue: what was said, whether the visitor is there, and where one writes. */
export function ChatPane({ conversation, isActive, focusWish }: ChatPaneProps) {
  const { session, can } = useSession();
  const chat = useChat(conversation.id);
  const [typing, setTyping] = useState<Typing | null>(null);
  useHearing(conversation.id);
  // Whoever only looks on reads nothing in the agent's place.
  useReading(conversation.id, isActive && conversation.assigneeId === session.user.id);
  return (
    <>
      {isActive && <Viewing conversationId={conversation.id} isTyping={typing?.isTyping ?? false} />}
      <Timeline
        conversation={conversation}
        isSettled={typing !== null || !can('conversation.write')}
        onUndone={() => undefined}
      />
      {chat && <AwayLine chat={chat} />}
      {can('conversation.write') && (
        <Suspense fallback={<div className={classes.composerPlace} />}>
          <ChatComposer conversation={conversation} isActive={isActive} focusWish={focusWish} onTyping={setTyping} />
        </Suspense>
      )}
    </>
  );
}

function Viewing({ conversationId, isTyping }: { conversationId: string; isTyping: boolean }) {
  useViewing(conversationId, isTyping);
  return null;
}
