import type { CallState } from '../../calls/call-state.ts';
import { fill, type Texts } from '../../texts.ts';
import { useSession } from '../use-session.ts';
import { OtherWays, rank } from './other-ways.tsx';
import { lengthOf } from './timer.tsx';

/** Why it is over, and what can be done now. */
export function CallEnded() {
  const { session, state, texts, config } = useSession();
  const { calls, store } = session;
  const { call, availability } = state;
  const { wish, view, talkingSince } = call;
  const isGood = view?.end === 'agent' || view?.end === 'caller';
  const canCall = availability?.canCall ?? false;
  const canChat = availability?.canChat ?? false;
  const home = () => {
    calls.close();
    store.set({ view: { name: 'home' } });
  };
  const again = wish ?? { menuId: null, answers: NOBODY, refusesRecording: false };
  const start = (
    <button type="button" {...rank(isGood)} onClick={home}>
      {texts.again}
    </button>
  );
  return (
    <div class="body">
      <div role="status">
        <h3>{endWords(call, texts)}</h3>
      </div>
      {talkingSince !== null && view?.endedAt && (
        <p class="quiet">
          {fill(texts.over.length, { length: lengthOf(new Date(view.endedAt).getTime() - talkingSince) })}
        </p>
      )}
      {!isGood && !canCall && !canChat && <p class="quiet">{config.hasForm ? texts.over.rather : texts.nothing}</p>}
      <div class="actions">
        {isGood && start}
        {canCall && (
          <button type="button" {...rank(!isGood)} onClick={() => calls.wish(again)}>
            {texts.over.again}
          </button>
        )}
        <OtherWays isFirst={!isGood && !canCall} />
        {!isGood && start}
      </div>
    </div>
  );
}

const NOBODY = { name: '', email: '', orderReference: '', fields: {} };

/** The reason, in a sentence; what the server refused has words of its own. */
export function endWords({ failure, view }: CallState, texts: Texts): string {
  if (failure === 'call_unavailable') return texts.over.nobody;
  if (failure === 'too_many_requests') return texts.over.tooMany;
  if (failure) return texts.over.ends.failed;
  return fill(texts.over.ends[view?.end ?? 'caller'], { name: view?.agentName ?? texts.agent });
}
