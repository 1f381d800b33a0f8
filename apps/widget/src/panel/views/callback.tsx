import type { CallbackOffer, Refused } from '@guichet/contracts';
import { maskCards } from '@guichet/contracts/card-numbers';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { answersOf, askedOf, problemsOf } from '../details-values.ts';
import { countries } from '../countries.ts';
import { newClientId } from '../outbox.ts';
import { timeWords } from '../slot-words.ts';
import type { Texts } from '../texts.ts';
import { fill, unbroken } from '../texts.ts';
import { AskedInput } from './details.tsx';
import { ConfirmCode } from './confirm-code.tsx';
import { Field } from './field.tsx';
import { SlotChoice } from './slot-choice.tsx';
import { useSession } from './use-session.ts';

interface Props {
  choiceId: string | null;
  /** The chat or call whose place it takes. */
  instead: string | null;
}
type Problems = Record<string, string | undefined>;

/** Asks for a number, and for leave to call it. */
export function Callback({ choiceId, instead }: Props) {
  const { session, texts } = useSession();
  const [offer, setOffer] = useState<CallbackOffer | Refused | null>(null);
  const look = () => void session.callbacks.offer().then(setOffer);
  useEffect(look, [session]);
  if (!offer) return <p class="body">{texts.unknown}</p>;
  if ('code' in offer)
    return (
      <div class="body" role="alert">
        <p>{texts.callback.failed}</p>
        <button type="button" class="second" onClick={look}>
          {texts.retry}
        </button>
      </div>
    );
  return <Form offer={offer} choiceId={choiceId} instead={instead} renew={look} />;
}

function Form({ offer, choiceId, instead, renew }: Props & { offer: CallbackOffer; renew: () => void }) {
  const { session, state, texts, language, config } = useSession();
  const choice = config.menu.find(({ id }) => id === choiceId);
  const asked = askedOf({
    ...{ way: 'call', fields: config.fields, asksOrder: choice?.asksOrder ?? false, language },
    needsEmail: offer.confirms,
    labels: { name: texts.name, email: texts.email, order: texts.order, message: texts.message },
  });
  const known: Record<string, string> = { name: state.visitor.name, email: state.visitor.email };
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(asked.map(({ key, kind }) => [key, known[kind] ?? ''])),
  );
  const [own, setOwn] = useState({ number: '', country: offer.country, reason: '', agrees: false });
  const canNow = offer.canNow || instead !== null;
  /** Empty: as soon as it is his turn. Undefined: a day is chosen, and no time yet. */
  const [at, setAt] = useState<string | undefined>(canNow ? '' : undefined);
  const [problems, setProblems] = useState<Problems>({});
  const [isBusy, setBusy] = useState(false);
  /** A code went out, good for so many minutes; null: none is asked for now. */
  const [minutes, setMinutes] = useState<number | null>(null);
  const clientId = useRef(newClientId());
  const form = useRef<HTMLFormElement>(null);
  const list = useMemo(() => countries(language), [language]);
  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [problems]);
  const set = (part: Partial<typeof own>) => setOwn({ ...own, ...part });
  const { text: _, ...answers } = answersOf(asked, values);
  const { number, country } = own;
  const send = (code: string | null): Promise<Refused | null> => {
    const reason = maskCards(own.reason.trim());
    const wish = { ...answers, number, country, reason, menuId: choiceId, instead, at: at || null, code };
    return session.callbacks.ask({ ...wish, clientId: clientId.current });
  };
  const sendCode = async (): Promise<Refused | null> => {
    const answer = await session.callbacks.code({ number, country, email: answers.email });
    if (!answer.ok) return answer;
    setMinutes(answer.minutes);
    return null;
  };
  /** Words beside what is wrong with the form. */
  const refuse = (refused: Refused) => {
    setMinutes(null);
    setProblems(refusalWords(refused, texts));
    if (refused.reason?.startsWith('slot_')) renew();
  };
  const onCode = async (code: string): Promise<Refused | null> => {
    const refused = await send(code);
    const isOfForm = refused?.code === 'number_refused' || refused?.code === 'callback_refused';
    if (!refused || !isOfForm || refused.reason === 'code_wrong') return refused;
    refuse(refused);
    return null;
  };
  const onSubmit = async (event: Event) => {
    event.preventDefault();
    const wrong = Object.entries(problemsOf(asked, values)).map(([key, problem]) => [key, texts[problem]]);
    const found: Problems = Object.fromEntries(wrong);
    if (!own.number.trim()) found.number = texts.missing;
    if (at === undefined) found.at = texts.missing;
    if (!own.agrees) found.agrees = texts.callback.mustAgree;
    setProblems(found);
    if (Object.keys(found).length) return;
    setBusy(true);
    const refused = await (offer.confirms ? sendCode() : send(null));
    setBusy(false);
    if (refused) refuse(refused);
  };
  const choose = async (slot: string | undefined) => {
    setAt(slot);
    setProblems({ ...problems, at: undefined });
    const refused = slot ? await session.callbacks.hold(slot) : null;
    if (!refused || refused.ok) return;
    setAt(undefined);
    setProblems({ at: refusalWords(refused, texts).at ?? texts.callback.failed });
    renew();
  };
  if (minutes !== null)
    return (
      <ConfirmCode
        email={answers.email}
        minutes={minutes}
        onCode={onCode}
        onAgain={sendCode}
        onBack={() => setMinutes(null)}
      />
    );
  return (
    <form ref={form} class="body" noValidate onSubmit={(event) => void onSubmit(event)}>
      <h3>{choice?.label[language] || texts.callback.title}</h3>
      <p class="quiet">
        {unbroken(at !== '' ? texts.callback.hintLater : instead ? texts.callback.placeKept : texts.callback.hint)}
      </p>
      <Field name="country" label={texts.callback.country} isRequired problem={undefined}>
        {(attributes) => (
          <select {...attributes} value={own.country} onChange={(event) => set({ country: event.currentTarget.value })}>
            {list.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field name="number" label={texts.callback.number} isRequired problem={problems.number}>
        {(attributes) => (
          <input
            {...attributes}
            type="tel"
            autocomplete="tel"
            maxLength={40}
            data-first
            value={own.number}
            onInput={(event) => set({ number: event.currentTarget.value })}
          />
        )}
      </Field>
      <SlotChoice
        slots={offer.slots}
        canNow={canNow}
        at={at}
        problem={problems.at}
        onChoose={(slot) => void choose(slot)}
      />
      {asked.map((one) => (
        <AskedInput
          key={one.key}
          asked={one}
          isFirst={false}
          value={values[one.key] ?? ''}
          problem={problems[one.key]}
          onValue={(value) => setValues({ ...values, [one.key]: value })}
        />
      ))}
      <Field name="reason" label={texts.callback.reason} isRequired={false} problem={undefined}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={2}
            maxLength={1000}
            value={own.reason}
            onInput={(event) => set({ reason: event.currentTarget.value })}
          />
        )}
      </Field>
      <label class="agree">
        <input
          type="checkbox"
          checked={own.agrees}
          aria-invalid={problems.agrees ? 'true' : undefined}
          aria-describedby="agree-problem"
          onChange={(event) => set({ agrees: event.currentTarget.checked })}
        />
        <span>{unbroken(offer.consent)}</span>
      </label>
      <p id="agree-problem" class="wrong">
        {problems.agrees}
      </p>
      <p role="alert" class="wrong">
        {problems.all && unbroken(problems.all)}
      </p>
      <button class="main" disabled={isBusy}>
        {isBusy
          ? texts.sending
          : at
            ? fill(texts.callback.askAt, { time: timeWords(at, language) })
            : texts.callback.ask}
      </button>
    </form>
  );
}

/** Beside the number what is wrong with it, below the form the rest. */
export function refusalWords({ code, reason }: Refused, texts: Texts): Problems {
  const words: Record<string, string> = texts.callback.refusals;
  if (code === 'number_refused') return { number: words[reason ?? ''] ?? words['number_invalid'] };
  if (code === 'callback_refused' && reason?.startsWith('slot_')) return { at: words[reason] };
  if (code === 'callback_refused') return { all: words[reason ?? ''] ?? texts.callback.failed };
  return { all: code === 'too_many_requests' ? texts.callback.limit : texts.callback.failed };
}
