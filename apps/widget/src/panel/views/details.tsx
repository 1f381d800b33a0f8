import type { Availability } from '@guichet/contracts';
import { maskCards } from '@guichet/contracts/card-numbers';
import { useEffect, useRef, useState } from 'preact/hooks';
import { answersOf, type Asked, askedOf, problemsOf } from '../details-values.ts';
import { newClientId } from '../outbox.ts';
import { sendFormMessage } from '../send-form.ts';
import type { Asking } from '../state.ts';
import { Field } from './field.tsx';
import { useSession } from './use-session.ts';

const COMPLETES = { name: 'name', email: 'email', order: 'off', text: 'off' } as const;

/** What is asked before a chat or a call begins, or the whole of the form that is answered by mail. */
export function Details({ way, choiceId }: { way: Asking; choiceId: string | null }) {
  const { session, state, texts, language, config } = useSession();
  const choice = config.menu.find(({ id }) => id === choiceId);
  const asked = askedOf({
    ...{ way, fields: config.fields, asksOrder: choice?.asksOrder ?? false, language },
    labels: { name: texts.name, email: texts.email, order: texts.order, message: texts.message },
  });
  const [values, setValues] = useValues(asked);
  const [problems, setProblems] = useState<ReturnType<typeof problemsOf>>({});
  const { submit, isBusy, failure } = useSubmit(way, choiceId);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [problems]);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const found = problemsOf(asked, values);
    setProblems(found);
    if (Object.keys(found).length === 0) void submit(answersOf(asked, values));
  };
  const isGone = isNobodyLeft(way, state.availability);
  return (
    <form ref={form} class="body" noValidate onSubmit={onSubmit}>
      <h3>{choice?.label[language] || (way === 'form' ? texts.detailsForm : texts.detailsChat)}</h3>
      {way === 'form' && <p class="quiet">{config.appearance.formGreeting[language] || texts.formHint}</p>}
      {asked.map((one, index) => (
        <AskedInput
          key={one.key}
          asked={one}
          isFirst={index === 0}
          value={values[one.key] ?? ''}
          problem={problems[one.key] && texts[problems[one.key]!]}
          onValue={(value) => setValues({ ...values, [one.key]: value })}
        />
      ))}
      {isGone && (
        <p role="status" class="wrong">
          {way === 'call' ? texts.callGone : texts.chatGone}{' '}
          {config.hasForm && (
            <button
              type="button"
              class="link"
              onClick={() => session.store.set({ view: { name: 'details', way: 'form', choiceId } })}
            >
              {texts.ratherWrite}
            </button>
          )}
        </p>
      )}
      <p role="alert" class="wrong">
        {failure}
      </p>
      <button class="main" disabled={isBusy || isGone}>
        {isBusy ? texts.sending : texts.go[way]}
      </button>
    </form>
  );
}

const isNobodyLeft = (way: Asking, availability: Availability | null): boolean =>
  availability !== null && way !== 'form' && !(way === 'chat' ? availability.canChat : availability.canCall);

/** What is known already is filled in; what was typed survives a reload. */
function useValues(asked: readonly Asked[]) {
  const { session, state } = useSession();
  const { storage, context } = session.host;
  const [values, set] = useState<Record<string, string>>(() => {
    const known: Partial<Record<Asked['kind'], string>> = {
      name: state.visitor.name,
      email: state.visitor.email,
      order: context().orderReference ?? '',
      message: storage.get('draft') ?? '',
    };
    return Object.fromEntries(asked.map(({ key, kind }) => [key, known[kind] ?? '']));
  });
  const change = (next: Record<string, string>) => {
    if (asked.some(({ kind }) => kind === 'message')) storage.set('draft', next.message || null);
    set(next);
  };
  return [values, change] as const;
}

function useSubmit(way: Asking, menuId: string | null) {
  const { session, texts, language } = useSession();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const clientId = useRef(newClientId());
  const submit = async ({ text, ...answers }: ReturnType<typeof answersOf>) => {
    const { host, store } = session;
    if (way === 'call') return session.calls.wish({ menuId, answers, refusesRecording: false });
    if (way === 'chat') {
      host.storage.set('draft', null);
      return session.begin(text, { ...answers, menuId });
    }
    setBusy(true);
    setFailure('');
    const clean = maskCards(text);
    const form = { ...answers, text: clean, language, menuId, context: host.context(), clientId: clientId.current };
    const answer = await sendFormMessage(host, form);
    setBusy(false);
    if ('code' in answer) return setFailure(answer.code === 'too_many_requests' ? texts.formLimit : texts.formFailed);
    host.storage.set('draft', null);
    store.set({ view: { name: 'sent', number: answer.number, isCardMasked: answer.isCardMasked || clean !== text } });
  };
  return { submit, isBusy, failure };
}

interface InputProps {
  asked: Asked;
  isFirst: boolean;
  value: string;
  problem: string | undefined;
  onValue: (value: string) => void;
}
export function AskedInput({
  asked: { key, kind, label, isRequired, options },
  isFirst,
  value,
  problem,
  onValue,
}: InputProps) {
  const { texts, config } = useSession();
  const onInput = (event: Event) => onValue((event.target as HTMLInputElement).value);
  const first = isFirst ? true : undefined;
  return (
    <Field name={key} label={label} isRequired={isRequired} problem={problem}>
      {(attributes) =>
        kind === 'message' ? (
          <textarea
            {...attributes}
            rows={3}
            maxLength={config.maxTextLength}
            value={value}
            onInput={onInput}
            data-first={first}
          />
        ) : kind === 'choice' ? (
          <select {...attributes} value={value} onChange={onInput} data-first={first}>
            <option value="">{texts.choose}</option>
            {options.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        ) : (
          <input
            {...attributes}
            type={kind === 'email' ? 'email' : 'text'}
            list={undefined}
            autocomplete={COMPLETES[kind]}
            maxLength={kind === 'text' ? 500 : 200}
            value={value}
            onInput={onInput}
            data-first={first}
          />
        )
      }
    </Field>
  );
}
