import type { PageCallEnd, CallPass, Refused } from '@guichet/contracts';
import type { Telephone } from '../../call/telephone.ts';
import type { Host } from '../../host.ts';
import type { Store } from '../state.ts';
import { callAfter, type CallStep, isOnLine } from './call-state.ts';
import type { Handset } from './handset.ts';
import { keepCall } from './kept-call.ts';
import { untilAnswered } from './until-answered.ts';

type Passed = ({ ok: true } & CallPass) | Refused;
/** After an end that nobody explained. */
const ASK_AGAIN_MS = 1500;
/** Of lines that never came up, one after another. */
const MOST_TRIES = 5;

/** The call from its pass to its end: a line that breaks is taken up again, until the server says that it is over. */
export function openCourse({ line, tab, origin }: Host, store: Store, handset: Handset) {
  let telephone: Telephone | null = null;
  /** What was begun before counts no more once the visitor has done something else. */
  let turn = 0;
  let tries = 0;
  const now = () => store.get().call;

  function take(step: CallStep): void {
    const call = callAfter(now(), step);
    store.set({ call });
    const { view, isMuted, talkingSince, phase } = call;
    if (isOnLine(call)) {
      if (view) keepCall(tab, { callId: view.callId, isMuted, talkingSince });
      return;
    }
    keepCall(tab, null);
    telephone?.hangUp();
    telephone = null;
    if (phase !== 'checking') handset.putDown();
  }
  /** The server need not wait for a telephone of ours to say so. */
  const dismiss = (callId: string): void => void line.say('call.hang-up', { callId });
  const over = (end: PageCallEnd) => take({ step: 'over', end, at: Date.now() });

  async function connect(pass: CallPass, mine: number): Promise<void> {
    take({ step: 'told', view: pass.call, at: Date.now() });
    const { openTelephone } = await handset.tools();
    const stream = handset.stream();
    if (mine !== turn || !stream || !isOnLine(now())) return;
    telephone = openTelephone(
      { origin, pass, stream, isMuted: now().isMuted },
      {
        onUp: () => {
          tries = 0;
          take({ step: 'up' });
        },
        onLost: () => void resume(),
        // Whoever hung up has told the server, and that tells us; else it is asked.
        onOver: () => void setTimeout(() => mine === turn && void resume(), ASK_AGAIN_MS),
        onBlocked: (isBlocked) => take({ step: 'changed', part: { isBlocked } }),
        onQuality: (quality) => quality !== now().quality && take({ step: 'changed', part: { quality } }),
      },
    );
  }
  async function resume(callId = now().view?.callId): Promise<void> {
    if (!callId || !isOnLine(now())) return;
    telephone = null;
    const mine = (turn += 1);
    take({ step: 'lost' });
    if ((tries += 1) > MOST_TRIES) return over('failed');
    const answer = await untilAnswered<Passed>(line, 'call.resume', { callId }, () => mine === turn);
    if (mine !== turn) return;
    if (answer?.ok) await connect(answer, mine);
    else over('lost');
  }
  async function start(wish: object): Promise<void> {
    const mine = (turn += 1);
    tries = 0;
    take({ step: 'dialled' });
    const answer = await untilAnswered<Passed>(line, 'call.start', wish, () => mine === turn);
    if (mine !== turn) return answer?.ok && !isOnLine(now()) ? dismiss(answer.call.callId) : undefined;
    if (answer?.ok) await connect(answer, mine);
    else take({ step: 'refused', code: answer?.code ?? 'unavailable' });
  }

  return {
    ...{ take, over, start, resume, dismiss },
    telephone: () => telephone,
    /** Nothing that is on its way counts any more. Answers whether what begins now still counts. */
    turnAway: () => {
      const mine = (turn += 1);
      return () => mine === turn;
    },
  };
}
export type Course = ReturnType<typeof openCourse>;
