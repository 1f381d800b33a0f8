import { fill } from '../texts.ts';
import { useSession } from './use-session.ts';

export function Sent({ number, isCardMasked }: { number: number; isCardMasked: boolean }) {
  const { session, texts } = useSession();
  return (
    <div class="body" role="status">
      <h3>{texts.sentTitle}</h3>
      <p>{fill(texts.sentText, { number })}</p>
      {isCardMasked && <p class="quiet">{texts.masked}</p>}
      <button type="button" class="second" onClick={() => session.store.set({ view: { name: 'home' } })}>
        {texts.again}
      </button>
    </div>
  );
}
