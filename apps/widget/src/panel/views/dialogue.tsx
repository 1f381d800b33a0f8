import type { ChatState } from '@guichet/contracts';
import { waitWords } from '../../loader/words.ts';
import { fill, type Texts } from '../texts.ts';
import { Composer } from './composer.tsx';
import { Ending } from './ending.tsx';
import { Messages } from './messages.tsx';
import { Closing } from './closing.tsx';
import { Instead } from './instead.tsx';
import { useSession } from './use-session.ts';

export function Dialogue() {
  const { session, state, texts, language, config } = useSession();
  const { chat, messages, isAgentTyping } = state;
  const isEnded = chat?.state === 'ended';
  // Who answers is seen by his first message.
  const isAnswered = chat?.state === 'active' && messages.some(({ by }) => by === 'agent');
  return (
    <div class="dialogue">
      <Messages>
        <p class="system" role="status">
          {chat && !isAnswered && stateWords(chat, texts, waitWords(chat.estimateSeconds, language))}
        </p>
        {chat?.offersForm && config.hasForm && chat.state === 'waiting' && (
          <button
            type="button"
            class="link"
            onClick={() => session.store.set({ view: { name: 'details', way: 'form', choiceId: null } })}
          >
            {texts.ratherWrite}
          </button>
        )}
        {chat?.state === 'waiting' && <Instead of={chat.conversationId} isOffered={chat.offersCallback} />}
        {!isEnded && (
          <p class="typing" role="status">
            {isAgentTyping && fill(texts.typing, { name: chat?.agentName ?? texts.agent })}
          </p>
        )}
        {isEnded && <Ending key={chat.conversationId} chat={chat} />}
      </Messages>
      {!isEnded && (
        <>
          <Composer />
          {chat && <Closing chat={chat} />}
        </>
      )}
    </div>
  );
}

/** Where the conversation stands, in a sentence; the pure part of the view. */
export function stateWords(chat: ChatState, texts: Texts, wait: string): string {
  const { state, position, agentName, endedBy } = chat;
  const name = agentName ?? texts.agent;
  if (state === 'waiting') {
    if (!position) return texts.waitingUnknown;
    if (!wait) return fill(texts.waitingPlace, { position });
    return fill(position === 1 ? texts.waitingFirst : texts.waitingNth, { position, wait });
  }
  if (state === 'idle') return agentName ? fill(texts.idle, { name }) : texts.idleNobody;
  if (state === 'ended') return fill(texts.ended[endedBy ?? 'silence'], { name });
  return agentName ? fill(texts.joined, { name }) : '';
}
