import { useState } from 'preact/hooks';
import type { Way } from '../state.ts';
import { stepAfter } from '../steps.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

/** One level of the choices before the queue. */
export function Menu({ way, parentId }: { way: Way; parentId: string | null }) {
  const { session, texts, language, config } = useSession();
  const choices = config.menu.filter((choice) => choice.parentId === parentId);
  const choose = (id: string) => {
    const choice = config.menu.find((one) => one.id === id)!;
    session.enter(choice.answer?.[language] ? { name: 'answer', way, choiceId: id } : stepAfter(way, choice, config));
  };
  const title = config.menu.find(({ id }) => id === parentId)?.label[language];
  return (
    <div class="body">
      <h3>{title || texts.subject}</h3>
      <ul class="choices">
        {choices.map(({ id, label }, index) => (
          <li key={id}>
            <button type="button" data-first={index === 0 ? true : undefined} onClick={() => choose(id)}>
              <span>{label[language] || label.fr || label.en}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      {way === 'call' && config.hasVoiceMenu && parentId === null && (
        <button type="button" class="link by-voice" onClick={() => session.enter(stepAfter(way, undefined, config))}>
          {texts.byVoice}
        </button>
      )}
    </div>
  );
}

/** An answer without an agent; who is not helped by it goes on. */
export function MenuAnswer({ way, choiceId }: { way: Way; choiceId: string }) {
  const { session, texts, language, config } = useSession();
  const [isSolved, setSolved] = useState(false);
  const choice = config.menu.find(({ id }) => id === choiceId)!;
  const goOn = () => session.enter(stepAfter(way, choice, config));
  return (
    <div class="body">
      <h3>{choice.label[language]}</h3>
      <p class="answer">{choice.answer?.[language]}</p>
      {isSolved ? (
        <p role="status">{texts.solvedThanks}</p>
      ) : (
        <div class="actions">
          <button type="button" class="main" data-first onClick={() => setSolved(true)}>
            {texts.solved}
          </button>
          <button type="button" class="second" onClick={goOn}>
            {texts.goOn}
          </button>
        </div>
      )}
    </div>
  );
}
