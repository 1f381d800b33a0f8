import type { Refused } from '@guichet/contracts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill, unbroken } from '../texts.ts';
import { Field } from './field.tsx';
import { useSession } from './use-session.ts';

interface Props {
  email: string;
  minutes: number;
  /** Answers why not. */
  onCode: (code: string) => Promise<Refused | null>;
  onAgain: () => Promise<Refused | null>;
  onBack: () => void;
}

/** Asks for the code that was sent to his address. */
export function ConfirmCode({ email, minutes, onCode, onAgain, onBack }: Props) {
  const { texts } = useSession();
  const words = texts.callback.code;
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<{ text: string; at: number } | null>(null);
  const [isSentAgain, setSentAgain] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLFormElement>(null);
  useEffect(() => field.current?.querySelector('input')?.focus(), [problem]);
  const wrong = (text: string) => setProblem({ text, at: Date.now() });
  const say = async (act: () => Promise<Refused | null>): Promise<boolean> => {
    setBusy(true);
    setSentAgain(false);
    const refused = await act();
    setBusy(false);
    if (!refused) return true;
    const isLimit = refused.code === 'too_many_requests';
    wrong(refused.reason === 'code_wrong' ? words.wrong : isLimit ? texts.callback.limit : texts.callback.failed);
    return false;
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const digits = code.replace(/\s/g, '');
    if (/^\d{6}$/.test(digits)) void say(() => onCode(digits));
    else wrong(words.incomplete);
  };
  const again = async () => {
    setProblem(null);
    setSentAgain(await say(onAgain));
  };
  return (
    <form ref={field} class="body" noValidate onSubmit={onSubmit}>
      <h3>{words.title}</h3>
      <p class="quiet">{unbroken(fill(words.sent, { email, minutes }))}</p>
      <Field name="code" label={words.label} isRequired problem={problem?.text}>
        {(attributes) => (
          <input
            {...attributes}
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={12}
            data-first
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      <p role="status" class="quiet">
        {isSentAgain && words.sentAgain}
      </p>
      <div class="actions">
        <button class="main" disabled={isBusy}>
          {isBusy ? texts.sending : texts.callback.ask}
        </button>
        <button type="button" class="second" disabled={isBusy} onClick={() => void again()}>
          {words.again}
        </button>
        <button type="button" class="link" onClick={onBack}>
          {words.back}
        </button>
      </div>
    </form>
  );
}
