import { useState } from 'preact/hooks';
import { waitWords } from '../../../loader/words.ts';
import { type CallState, standingOf } from '../../calls/call-state.ts';
import { fill, type Texts, unbroken } from '../../texts.ts';
import { Icon } from '../icon.tsx';
import { Instead } from '../instead.tsx';
import { useSession } from '../use-session.ts';
import { Keypad } from './keypad.tsx';
import { Meter } from './meter.tsx';
import { RecordingNotice } from './recording-notice.tsx';
import { Timer } from './timer.tsx';

/** From the first ring to the last word. */
export function LiveCall() {
  const { session, state, texts, language } = useSession();
  const { calls } = session;
  const { call } = state;
  const { view, isMuted, isBlocked, quality, talkingSince } = call;
  const standing = standingOf(call);
  const [wantsKeys, setWantsKeys] = useState<boolean | null>(null);
  const hasKeys = wantsKeys ?? standing === 'menu';
  const isTalking = standing === 'talking';
  const wait = waitWords(view?.estimateSeconds ?? null, language);
  return (
    <div class="call">
      <div class="call-body">
        {!hasKeys && (
          <span class={`face ${standing}`}>
            <Icon name={isTalking || standing === 'held' ? 'headset' : standing === 'waiting' ? 'note' : 'phone'} />
          </span>
        )}
        <b class="who">{nameOf(call, texts)}</b>
        <p role="status" class="quiet">
          {unbroken(standingWords(call, texts, wait))}
        </p>
        {standing === 'waiting' && <p class="quiet">{texts.live.music}</p>}
        {standing === 'waiting' && view && <Instead of={view.callId} isOffered={view.offersCallback} />}
        {talkingSince !== null && <Timer since={talkingSince} />}
        {hasKeys ? <Keypad takesFocus={wantsKeys === true} /> : isTalking && !isMuted && <Meter />}
        <p role="status" class={isMuted ? 'muted' : undefined}>
          {isMuted && texts.live.youAreMuted}
        </p>
        {isBlocked && (
          <button type="button" class="main" onClick={calls.play}>
            {texts.live.unblock}
          </button>
        )}
        <p role="status" class={`quality ${quality ?? ''}`}>
          {isTalking && quality && texts.live.quality[quality]}
        </p>
        {view && <RecordingNotice isRecorded={view.isRecorded} />}
      </div>
      <div class="hand">
        <button type="button" aria-pressed={isMuted} onClick={() => calls.mute(!isMuted)}>
          <Icon name={isMuted ? 'muted' : 'mic'} />
          <span>{texts.live.muteShort}</span>
        </button>
        <button type="button" aria-pressed={hasKeys} onClick={() => setWantsKeys(!hasKeys)}>
          <Icon name="keys" />
          <span>{texts.live.keys}</span>
        </button>
        <button type="button" class="hang" onClick={calls.hangUp}>
          <Icon name="hang" />
          <span>{talkingSince === null ? texts.live.leave : texts.live.hangUp}</span>
        </button>
      </div>
    </div>
  );
}

/** Who is there; before that, what is going on. */
export function nameOf(call: CallState, texts: Texts): string {
  const standing = standingOf(call);
  if (standing === 'talking' || standing === 'held') return call.view?.agentName ?? texts.agent;
  return texts.live.brief[standing];
}

/** Where the call stands, in a sentence. */
function standingWords(call: CallState, texts: Texts, wait: string): string {
  const { view } = call;
  const standing = standingOf(call);
  if (standing === 'waiting') {
    const position = view?.position;
    if (!position) return texts.live.waiting;
    if (!wait) return fill(texts.waitingPlace, { position });
    return fill(position === 1 ? texts.waitingFirst : texts.waitingNth, { position, wait });
  }
  return fill(texts.live.standings[standing], { name: view?.agentName ?? texts.agent });
}
