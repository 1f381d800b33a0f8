import type { CallbackView } from '@guichet/contracts';
import { useState } from 'preact/hooks';
import { waitWords } from '../../loader/words.ts';
import { slotWords } from '../slot-words.ts';
import { isLive } from '../callbacks.ts';
import { fill, type Texts, unbroken } from '../texts.ts';
import { Icon } from './icon.tsx';
import { useSession } from './use-session.ts';

/** Where the visitor's call-back stands, and how to take it back. */
export function Called() {
  const { session, state, texts, language } = useSession();
  const [problem, setProblem] = useState('');
  const { callback } = state;
  if (!callback) return null;
  const wait = waitWords(callback.estimateSeconds, language);
  const cancel = async () => {
    const refused = await session.callbacks.cancel(callback.callbackId);
    setProblem(
      refused ? (refused.reason === 'too_late' ? texts.callback.refusals.too_late : texts.callback.failed) : '',
    );
  };
  return (
    <div class="body">
      <span class="face">
        <Icon name="phone" />
      </span>
      <p role="status" class="who">
        {unbroken(
          calledWords(callback, texts, {
            wait,
            when: callback.promisedAt ? slotWords(callback.promisedAt, language) : '',
          }),
        )}
      </p>
      {isLive(callback) && <p class="quiet">{texts.callback.stay}</p>}
      <p role="alert" class="wrong">
        {problem && unbroken(problem)}
      </p>
      {(callback.state === 'waiting' || callback.state === 'scheduled') && (
        <button type="button" class="second" onClick={() => void cancel()}>
          {texts.callback.cancel}
        </button>
      )}
    </div>
  );
}

/** In a sentence. */
export function calledWords(
  callback: CallbackView,
  texts: Texts,
  { wait, when }: { wait: string; when: string },
): string {
  const { state, position, agentName } = callback;
  const number = callback.numberWords.replaceAll(' ', '\u00a0');
  const words = texts.callback.states;
  if (state === 'calling') return fill(words.calling, { number, name: agentName ?? texts.agent });
  if (state === 'waiting' && position)
    return fill(wait ? words.waitingNth : words.waitingPlace, { number, position, wait });
  if (state === 'scheduled' && when && Date.parse(callback.promisedAt ?? '') > Date.now())
    return fill(words.promised, { number, when });
  return fill(words[state], { number });
}
