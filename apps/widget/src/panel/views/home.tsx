import type { ChatState, Refused } from '@guichet/contracts';
import { useEffect, useState } from 'preact/hooks';
import { openingWords, waitWords } from '../../loader/words.ts';
import { isLive } from '../callbacks.ts';
import { isOnLine } from '../calls/call-state.ts';
import type { Way } from '../state.ts';
import { firstStep } from '../steps.ts';
import { unbroken } from '../texts.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

/** What can be done now, and how long it takes; nothing that nobody could serve. */
export function Home() {
  const { session, state, texts, language, config } = useSession();
  const { availability } = state;
  const isNobodyThere =
    availability &&
    !availability.canChat &&
    !availability.canCall &&
    !availability.canCallBack &&
    !availability.canSchedule;
  const greeting = isNobodyThere ? config.appearance.formGreeting : config.appearance.greeting;
  const go = (way: Way) => session.enter(firstStep(way, config));
  const canChat = availability?.canChat ?? false;
  const canCall = (availability?.canCall ?? false) && !isOnLine(state.call) && state.call.phase !== 'elsewhere';
  const canCallBack = (availability?.canCallBack || availability?.canSchedule || false) && !isLive(state.callback);
  const opening = availability ? openingWords(availability, language) : '';
  return (
    <div class="body">
      <h3>{unbroken(greeting[language] || texts.greeting)}</h3>
      <div class="ways">
        {canChat && (
          <button type="button" class="way" data-first onClick={() => go('chat')}>
            <Icon name="bubble" />
            <span>
              <b>{texts.chat}</b>
              <small>{texts.chatHint}</small>
            </span>
            <em>{waitWords(availability!.estimateSeconds, language)}</em>
          </button>
        )}
        {canCall && (
          <button type="button" class="way" data-first={canChat ? undefined : true} onClick={() => go('call')}>
            <Icon name="phone" />
            <span>
              <b>{texts.call}</b>
              <small>{texts.callHint}</small>
            </span>
          </button>
        )}
        {isLive(state.callback) && (
          <button type="button" class="way" onClick={() => session.store.set({ view: { name: 'called' } })}>
            <Icon name="phone" />
            <span>
              <b>{texts.callback.title}</b>
              <small>{state.callback.numberWords}</small>
            </span>
          </button>
        )}
        {canCallBack && (
          <button
            type="button"
            class="way"
            data-first={canChat || canCall ? undefined : true}
            onClick={() => go('callback')}
          >
            <Icon name="phone" />
            <span>
              <b>{texts.callback.way}</b>
              <small>{texts.callback.wayHint}</small>
            </span>
          </button>
        )}
        {config.hasForm && (
          <button
            type="button"
            class="way"
            data-first={canChat || canCall || canCallBack ? undefined : true}
            onClick={() => go('form')}
          >
            <Icon name="mail" />
            <span>
              <b>{texts.write}</b>
              <small>{texts.writeHint}</small>
            </span>
          </button>
        )}
      </div>
      {availability && !canChat && !canCall && !canCallBack && !config.hasForm && <p>{texts.nothing}</p>}
      {opening && <p class="quiet">{opening}</p>}
      {state.visitor.isSigned && <Before />}
    </div>
  );
}

type Past = ChatState & { preview: string };

/** Of a signed customer: what was said before, on whatever device. */
function Before() {
  const { session, texts, language } = useSession();
  const [chats, setChats] = useState<Past[]>([]);
  useEffect(() => {
    void session.host.line
      .ask<{ ok: true; chats: Past[] } | Refused>('history', {})
      .then((answer) => answer.ok && setChats(answer.chats.slice(0, 5)))
      .catch(() => undefined);
  }, [session]);
  if (!chats.length) return null;
  return (
    <section>
      <h4>{texts.before}</h4>
      <ul class="past">
        {chats.map((chat) => (
          <li key={chat.conversationId}>
            <button type="button" onClick={() => session.look(chat)}>
              <span>{chat.preview}</span>
              <time dateTime={chat.startedAt}>
                {new Date(chat.startedAt).toLocaleDateString(language, { day: 'numeric', month: 'short' })}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
