import type { ChatState } from '@guichet/contracts';
import { maskCards } from '@guichet/contracts/card-numbers';
import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../send-form.ts';
import { Choices } from './choices.tsx';
import { Icon } from './icon.tsx';
import { Transcript } from './transcript.tsx';
import { useSession } from './use-session.ts';

/** After the goodbye: what he thinks of it, a copy, and the way to a new conversation. */
export function Ending({ chat }: { chat: ChatState }) {
  const { session, texts, config } = useSession();
  const [asksCopy, setAsksCopy] = useState(false);
  const anew = () => session.store.set({ chat: null, messages: [], view: { name: 'home' } });
  return (
    <div class="ending">
      <Rating chat={chat} />
      {config.hasTranscript &&
        (asksCopy ? (
          <Transcript conversationId={chat.conversationId} />
        ) : (
          <button type="button" class="second" onClick={() => setAsksCopy(true)}>
            {texts.transcript}
          </button>
        ))}
      <button type="button" class="second" onClick={anew}>
        {texts.new}
      </button>
    </div>
  );
}

/** Whether his request was settled, and how well he was helped: he may answer one or both. */
function Rating({ chat }: { chat: ChatState }) {
  const { session, texts } = useSession();
  const { origin, siteKey, storage } = session.host;
  const [settled, setSettled] = useState<string>();
  const [score, setScore] = useState(chat.rating ?? 0);
  const [comment, setComment] = useState('');
  const wasTold = chat.rating !== null || chat.isSettled !== null;
  const [told, setTold] = useState<'sent' | 'failed' | null>(wasTold ? 'sent' : null);
  const send = async (event: Event) => {
    event.preventDefault();
    const url = `${origin}/api/widget/${siteKey}/chats/${chat.conversationId}/rating`;
    const stars = score ? { score, comment: maskCards(comment) } : {};
    const answer = settled ? { isSettled: settled === 'yes' } : {};
    const sent = await post<{ ok: true }>(url, storage.get('token'), { ...stars, ...answer });
    setTold('code' in sent ? 'failed' : 'sent');
  };
  const button = useRef<HTMLButtonElement>(null);
  // What comes with an answer is below the edge otherwise.
  useEffect(() => button.current?.scrollIntoView({ block: 'nearest' }), [score, settled]);
  if (told === 'sent') return <p role="status">{texts.rated}</p>;
  return (
    <form onSubmit={send}>
      <Choices
        name="settled"
        label={texts.settled}
        look="grid"
        value={settled}
        options={[
          { value: 'yes', text: texts.yes },
          { value: 'no', text: texts.no },
        ]}
        problem={undefined}
        onValue={setSettled}
      />
      <fieldset class="stars">
        <legend>{texts.rate}</legend>
        {texts.stars.map((label, index) => (
          <label key={label} title={label} data-lit={index < score}>
            <input
              type="radio"
              name="score"
              class="unseen"
              checked={index + 1 === score}
              onChange={() => setScore(index + 1)}
            />
            <span class="unseen">{label}</span>
            <Icon name="star" />
          </label>
        ))}
        <span aria-hidden="true">{texts.stars[score - 1]}</span>
      </fieldset>
      {score > 0 && (
        <textarea
          rows={2}
          maxLength={1000}
          aria-label={texts.comment}
          placeholder={texts.comment}
          value={comment}
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      )}
      {told === 'failed' && (
        <p role="alert" class="wrong">
          {texts.rateFailed}
        </p>
      )}
      {(score > 0 || settled) && (
        <button ref={button} class="main">
          {texts.sendRating}
        </button>
      )}
    </form>
  );
}
