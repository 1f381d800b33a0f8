import { isOnLine, standingOf } from '../../calls/call-state.ts';
import { Icon } from '../icon.tsx';
import { useSession } from '../use-session.ts';
import { endWords } from './call-ended.tsx';
import { nameOf } from './live-call.tsx';
import { Timer } from './timer.tsx';

/** The call in a line, wherever its own screen is not: over the page, or above a chat; there, too, one learns why it ended. */
export function CallBar({ isFloating, open }: { isFloating: boolean; open: () => void }) {
  const { session, state, texts } = useSession();
  const { calls, store } = session;
  const { call } = state;
  const place = isFloating ? 'call-bar floating' : 'call-bar';
  if (call.phase === 'elsewhere')
    return (
      <p class={place} role="status">
        <Icon name="phone" />
        {texts.live.elsewhere}
      </p>
    );
  if (call.phase !== 'ended' && !isOnLine(call)) return null;
  const look = () => {
    store.set({ view: { name: 'call' } });
    open();
  };
  if (call.phase === 'ended')
    return (
      <div class={place} role="status">
        <button type="button" class="call-name" onClick={look}>
          <Icon name="hang" />
          <span>{endWords(call, texts)}</span>
        </button>
        <button type="button" class="round" aria-label={texts.live.dismiss} onClick={calls.close}>
          <Icon name="cross" />
        </button>
      </div>
    );
  const { isMuted, isBlocked, talkingSince } = call;
  return (
    <div class={place} role="region" aria-label={texts.live.call}>
      <button type="button" class="call-name" onClick={look}>
        <Icon name="phone" />
        <span>{standingOf(call) === 'held' ? texts.live.brief.held : nameOf(call, texts)}</span>
        {talkingSince !== null && <Timer since={talkingSince} />}
      </button>
      {isBlocked && (
        <button type="button" class="link" onClick={calls.play}>
          {texts.live.unblock}
        </button>
      )}
      <button
        type="button"
        class="round"
        aria-label={texts.live.mute}
        aria-pressed={isMuted}
        onClick={() => calls.mute(!isMuted)}
      >
        <Icon name={isMuted ? 'muted' : 'mic'} />
      </button>
      <button type="button" class="round hang" aria-label={texts.live.hangUp} onClick={calls.hangUp}>
        <Icon name="hang" />
      </button>
    </div>
  );
}
