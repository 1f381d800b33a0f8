import { useState } from 'preact/hooks';
import { post } from '../send-form.ts';
import { fill } from '../texts.ts';
import { Field } from './field.tsx';
import { useSession } from './use-session.ts';

export function Transcript({ conversationId }: { conversationId: string }) {
  const { session, state, texts } = useSession();
  const { origin, siteKey, storage } = session.host;
  const [email, setEmail] = useState(state.visitor.email);
  const [told, setTold] = useState<'sent' | 'failed' | 'wrong' | null>(null);
  const send = async (event: Event) => {
    event.preventDefault();
    if (!/^\S+@\S+\.\S{2,}$/.test(email)) return setTold('wrong');
    const url = `${origin}/api/widget/${siteKey}/chats/${conversationId}/transcript`;
    const answer = await post<{ ok: true }>(url, storage.get('token'), { email });
    setTold('code' in answer ? 'failed' : 'sent');
  };
  if (told === 'sent') return <p role="status">{fill(texts.transcriptSent, { email })}</p>;
  return (
    <form class="transcript" noValidate onSubmit={send}>
      <Field
        name="transcript"
        label={texts.email}
        isRequired
        problem={told === 'wrong' ? texts.wrongEmail : told === 'failed' ? texts.transcriptFailed : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
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
