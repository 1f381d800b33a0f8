import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ring, voicemail, wake } from './sounds.ts';
import './style.css';
import { type Stage, Telephone } from './telephone.ts';
import { language, texts } from './texts.ts';

const BEHAVIOURS = ['ask', 'busy', 'ignore', 'voicemail'] as const;
type Behaviour = (typeof BEHAVIOURS)[number];
const KEPT = 'guichet.demo-phone';
/** A voicemail lets it ring a while. */
const VOICEMAIL_MS = 3000;

const plain = (text: string): string => text.replace(/[\s().-]/g, '').replace(/^00/, '+');
const isNumber = (text: string): boolean => /^\+[1-9]\d{3,14}$/.test(text);

function Phone() {
  const [number, setNumber] = useState(localStorage.getItem(KEPT) ?? '+33 6 12 34 56 78');
  const [isWrong, setWrong] = useState(false);
  const [stage, setStage] = useState<Stage | 'off'>('off');
  const phone = useRef<Telephone | null>(null);
  const switchOn = (event: Event) => {
    event.preventDefault();
    const plainly = plain(number);
    setWrong(!isNumber(plainly));
    if (!isNumber(plainly)) return;
    localStorage.setItem(KEPT, number);
    void wake().resume();
    phone.current = new Telephone(plainly, setStage);
  };
  const switchOff = () => {
    phone.current?.close();
    phone.current = null;
    setStage('off');
  };
  return (
    <section class="phone" data-stage={stage}>
      <h1>{texts.title}</h1>
      <p class="lead">{texts.lead}</p>
      {stage === 'off' ? (
        <form onSubmit={switchOn} noValidate>
          <label for="number">{texts.number}</label>
          <input
            id="number"
            type="tel"
            autocomplete="tel"
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
            aria-describedby="number-help"
            aria-invalid={isWrong}
          />
          <p id="number-help" class={isWrong ? 'wrong' : 'help'}>
            {isWrong ? texts.numberWrong : texts.numberHelp}
          </p>
          <button class="main">{texts.switchOn}</button>
        </form>
      ) : (
        <Switched number={number} stage={stage} phone={phone.current} onOff={switchOff} />
      )}
    </section>
  );
}

interface SwitchedProps {
  number: string;
  stage: Stage;
  phone: Telephone | null;
  onOff: () => void;
}

function Switched({ number, stage, phone, onOff }: SwitchedProps) {
  const [behaviour, setBehaviour] = useState<Behaviour>('ask');
  const [hasNoMicrophone, setNoMicrophone] = useState(false);
  useEffect(() => {
    if (stage !== 'ringing') return;
    if (behaviour === 'busy') return phone?.sayBusy();
    const stop = ring();
    const timer = behaviour === 'voicemail' ? setTimeout(() => phone?.accept(voicemail()), VOICEMAIL_MS) : undefined;
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [stage, behaviour, phone]);
  const accept = async () => {
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null);
    setNoMicrophone(!sound);
    if (sound) phone?.accept(sound);
  };
  const isIgnored = stage === 'ringing' && behaviour === 'ignore';
  return (
    <>
      <p class="number">{number}</p>
      <p class="stage" role="status">
        {isIgnored ? texts.ignored : texts[stage]}
      </p>
      {stage === 'ringing' && behaviour === 'ask' && (
        <div class="buttons">
          <button class="accept" onClick={() => void accept()}>
            {texts.accept}
          </button>
          <button class="end" onClick={() => phone?.decline()}>
            {texts.decline}
          </button>
          <button onClick={() => phone?.sayBusy()}>{texts.busy}</button>
        </div>
      )}
      {stage === 'talking' && (
        <div class="buttons">
          <button class="end" onClick={() => phone?.hangUp()}>
            {texts.hangUp}
          </button>
        </div>
      )}
      {hasNoMicrophone && <p class="wrong">{texts.noMicrophone}</p>}
      <fieldset>
        <legend>{texts.behaviour}</legend>
        {BEHAVIOURS.map((one) => (
          <label key={one}>
            <input type="radio" name="behaviour" checked={behaviour === one} onChange={() => setBehaviour(one)} />
            {texts.behaviours[one]}
          </label>
        ))}
      </fieldset>
      <button class="quiet" onClick={onOff}>
        {texts.switchOff}
      </button>
    </>
  );
}

document.documentElement.lang = language;
document.title = texts.title;
render(<Phone />, document.getElementById('phone')!);
