import type { Outgoing } from '../outbox.ts';
import { clockTime } from '../texts.ts';
import { Files } from './files.tsx';
import { Text } from './messages.tsx';
import { useSession } from './use-session.ts';

/** A message that the server does not have yet, and how it stands with it. */
export function OutgoingMessage({ outgoing }: { outgoing: Outgoing }) {
  const { state: panel, texts, language } = useSession();
  const { text, files, at, isMasked } = outgoing;
  // Nothing is on its way while there is no line.
  const state = outgoing.state === 'sending' && !panel.isUp ? 'again' : outgoing.state;
  return (
    <li class="mine">
      <div class={`bubble ${state}`}>
        <span class="unseen">{texts.you} : </span>
        {text && <Text text={text} />}
        <Files files={files} />
        <small>
          {clockTime(at, language)} · {texts.states[state]}
        </small>
      </div>
      {isMasked && <p class="system">{texts.masked}</p>}
      {state === 'failed' && <Failure outgoing={outgoing} />}
    </li>
  );
}

function Failure({ outgoing }: { outgoing: Outgoing }) {
  const { session, texts, config } = useSession();
  const { code, clientId, text, start } = outgoing;
  const { outbox, store, host } = session;
  const words = code === 'chat_ended' || code === 'chat_unavailable' ? texts.failures[code] : texts.failures.other;
  const write = () => {
    host.storage.set('draft', text);
    outbox.remove(clientId);
    store.set({ view: { name: 'details', way: 'form', choiceId: start?.menuId ?? null } });
  };
  const anew = () => {
    outbox.remove(clientId);
    session.begin(text, {});
  };
  return (
    <div class="failure" role="alert">
      <p class="wrong">{words}</p>
      {code === 'chat_unavailable' && config.hasForm && (
        <button type="button" class="link" onClick={write}>
          {texts.sendMail}
        </button>
      )}
      {code === 'chat_ended' && text ? (
        <button type="button" class="link" onClick={anew}>
          {texts.sendNew}
        </button>
      ) : (
        <button type="button" class="link" onClick={() => outbox.again(clientId)}>
          {texts.sendAgain}
        </button>
      )}
      <button type="button" class="link" onClick={() => outbox.remove(clientId)}>
        {texts.discard}
      </button>
    </div>
  );
}
