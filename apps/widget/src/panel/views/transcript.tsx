import { useEffect, useRef, useState } from 'preact/hooks';
import { post } from '../send-form.ts';
import { fill, type Texts } from '../texts.ts';
import { Field } from './field.tsx';
import { useSession } from './use-session.ts';

/** Trying again helps only when nothing was wrong with the wish. */
function problemOf(code: string, texts: Texts): string {
  if (code === 'invalid_input') return texts.transcriptOther;
  return code === 'too_many_requests' ? texts.transcriptLimit : texts.transcriptFailed;
}

export function Transcript({ conversationId }: { conversationId: string }) {
  const { session, state, texts } = useSession();
  const { origin, siteKey, storage } = session.host;
  const [email, setEmail] = useState(state.visitor.email);
  const [isSent, setSent] = useState(false);
  const [problem, setProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  // At first, and where what is wrong is read out.
  useEffect(() => input.current?.focus(), [problem]);
  const send = async (event: Event) => {
    event.preventDefault();
    setProblem(undefined);
    if (!/^\S+@\S+\.\S{2,}$/.test(email)) return setProblem(texts.wrongEmail);
    const url = `${origin}/api/widget/${siteKey}/chats/${conversationId}/transcript`;
    const answer = await post<{ ok: true }>(url, storage.get('token'), { email });
    if ('code' in answer) setProblem(problemOf(answer.code, texts));
    else setSent(true);
  };
  if (isSent)
    return (
      <p role="status" class="transcript">
        {fill(texts.transcriptSent, { email })}
      </p>
    );
  return (
    <form class="transcript" noValidate onSubmit={send}>
      <Field name="transcript" label={texts.email} isRequired problem={problem}>
        {(attributes) => (
          <input
            {...attributes}
            ref={input}
            type="email"
            autocomplete="email"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <button class="second">{texts.transcriptSend}</button>
    </form>
  );
}
