import type { ChatState, Refused } from '@guichet/contracts';
import { useEffect, useState } from 'preact/hooks';
import { openingWords, waitWords } from '../../loader/words.ts';
import type { Way } from '../state.ts';
import { unbroken } from '../texts.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

/** What can be done now, and how long it takes; nothing that nobody could serve. */
export function Home() {
  const { session, state, texts, language, config } = useSession();
  const { availability } = state;
  const greeting = availability && !availability.canChat ? config.appearance.formGreeting : config.appearance.greeting;
  const go = (way: Way) => session.store.set({ view: firstStep(way, config.menu.length > 0) });
  const opening = availability ? openingWords(availability, language) : '';
  return (
    <div class="body">
      <h3>{unbroken(greeting[language] || texts.greeting)}</h3>
      <div class="ways">
        {availability?.canChat && (
          <button type="button" class="way" data-first onClick={() => go('chat')}>
            <Icon name="bubble" />
            <span>
              <b>{texts.chat}</b>
              <small>{texts.chatHint}</small>
            </span>
            <em>{waitWords(availability.estimateSeconds, language)}</em>
          </button>
        )}
        {config.hasForm && (
          <button
            type="button"
            class="way"
            data-first={availability?.canChat ? undefined : true}
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
      {availability && !availability.canChat && !config.hasForm && <p>{texts.nothing}</p>}
      {opening && <p class="quiet">{opening}</p>}
      {state.visitor.isSigned && <Before />}
    </div>
  );
}

const firstStep = (way: Way, hasMenu: boolean) =>
  hasMenu ? ({ name: 'menu', way, parentId: null } as const) : ({ name: 'details', way, choiceId: null } as const);

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
