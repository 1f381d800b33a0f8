import { isLive } from '../callbacks.ts';
import { unbroken } from '../texts.ts';
import { useSession } from './use-session.ts';

interface Props {
  of: string;
  /** The wait is too long, as the queue's rules say: it is offered in words, whoever is there now. */
  isOffered: boolean;
}

/** Who waits may be called instead, at his place. */
export function Instead({ of, isOffered }: Props) {
  const { session, state, texts } = useSession();
  if (isLive(state.callback) || !(isOffered || state.availability?.canCallBack)) return null;
  const view = { name: 'callback' as const, choiceId: null, instead: of };
  const take = () => session.store.set({ view });
  if (!isOffered)
    return (
      <button type="button" class="link" onClick={take}>
        {texts.callback.instead}
      </button>
    );
  return (
    <div class="offered" role="status">
      <p>{unbroken(texts.callback.longWait)}</p>
      <button type="button" class="second" onClick={take}>
        {texts.callback.instead}
      </button>
    </div>
  );
}
