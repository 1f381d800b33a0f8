import { listMyCalls, openSoftphone } from '@guichet/contracts';
import { call } from '../../app/api.ts';
import { insist } from '../../app/code-ahead.ts';
import { ringAloud } from './ring-tone.ts';
import type { Softphone } from './softphone.ts';
import { canBeHeard, currentSound, onSound } from './sound-devices.ts';
import { currentTelephone, showTelephone } from './telephone-shown.ts';
import { after, ringsOf, SILENT, talkOf, type TelephoneEvent, type TelephoneState } from './telephone-state.ts';

/** What a person does at the telephone, in whichever tab. */
export type Command =
  | { do: 'answer' | 'decline' | 'hang-up' | 'hold' | 'resume' | 'mute' | 'unmute'; legId: string }
  | { do: 'press'; legId: string; key: string };
type Word = { state: TelephoneState } | { command: Command } | 'tell-me';

let softphone: Softphone | null = null;
let isOpening = false;
let between: BroadcastChannel | null = null;
let hasIt = false;
function become(state: TelephoneState) {
  showTelephone({ ...state, isElsewhere: false });
  ringAloud(ringsOf(state).length > 0 && !talkOf(state));
  between?.postMessage({ state } satisfies Word);
}
const tell = (event: TelephoneEvent) => become(after(currentTelephone(), event));

/** There is a telephone as long as somebody could be heard by it; a call that is spoken is not taken away. */
async function follow() {
  if (!hasIt || !currentSound().isKnown) return;
  const isWanted = canBeHeard();
  if (!isWanted && (!softphone || currentTelephone().lines.length === 0)) {
    softphone?.close();
    softphone = null;
    return tell({ type: 'registration', registration: 'no-microphone' });
  }
  if (!isWanted || softphone || isOpening) return;
  isOpening = true;
  try {
    const { Softphone } = await insist(() => import('./softphone.ts'));
    if (hasIt)
      softphone = new Softphone({
        openAccount: () => call(openSoftphone, {}),
        livingCalls: async () => (await call(listMyCalls, {})).calls.map(({ id }) => id),
        tell,
      });
  } finally {
    isOpening = false;
  }
}

function obey(command: Command) {
  const line = softphone?.line(command.legId);
  if (!line) return;
  switch (command.do) {
    case 'answer':
      return void line.answer().catch(() => undefined);
    case 'decline':
      return line.decline();
    case 'hang-up':
      return line.hangUp();
    case 'hold':
    case 'resume':
      return line.hold(command.do === 'hold');
    case 'mute':
    case 'unmute':
      return line.mute(command.do === 'mute');
    case 'press':
      return line.press(command.key);
  }
}

/** Here, or in the tab that has the telephone. */
export function atTelephone(command: Command) {
  if (hasIt) obey(command);
  else between?.postMessage({ command } satisfies Word);
}

function hear({ data }: MessageEvent<Word>) {
  if (data === 'tell-me') return void (hasIt && become(currentTelephone()));
  if ('command' in data) return void (hasIt && obey(data.command));
  if (!hasIt) showTelephone({ ...data.state, isElsewhere: true });
}

/** Of several tabs the first has the telephone; when it is closed the next takes it. Answers with what gives it up. */
export function startTelephone(userId: string): () => void {
  const name = `guichet.telephone.${userId}`;
  const given = new AbortController();
  between = new BroadcastChannel(name);
  between.onmessage = hear;
  between.postMessage('tell-me' satisfies Word);
  const have = async () => {
    hasIt = true;
    become(SILENT);
    void follow();
    await new Promise((end) => given.signal.addEventListener('abort', end, { once: true }));
  };
  const signal = given.signal;
  // Outside of a secure context there are no locks, and no microphone either.
  const lock = 'locks' in navigator ? navigator.locks.request(name, { signal }, have) : have();
  void lock.catch(() => undefined);
  const leaveSound = onSound(() => void follow());
  return () => {
    leaveSound();
    softphone?.close();
    softphone = null;
    hasIt = false;
    given.abort();
    ringAloud(false);
    between?.close();
    between = null;
    showTelephone({ ...SILENT, isElsewhere: false });
  };
}
