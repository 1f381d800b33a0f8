import { isLive } from '../callbacks.ts';
import { useSession } from './use-session.ts';

/** Who waits may be called instead, at his place. */
export function Instead({ of }: { of: string }) {
  const { session, state, texts } = useSession();
  if (!state.availability?.canCallBack || isLive(state.callback)) return null;
  const view = { name: 'callback' as const, choiceId: null, instead: of };
  return (
    <button type="button" class="link" onClick={() => session.store.set({ view })}>
      {texts.callback.instead}
    </button>
  );
}
