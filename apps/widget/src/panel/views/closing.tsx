import type { ChatState } from '@guichet/contracts';
import { useState } from 'preact/hooks';
import { useSession } from './use-session.ts';
import { Transcript } from './transcript.tsx';

/** Below the composer: a copy by mail, and the end. */
export function Closing({ chat }: { chat: ChatState }) {
  const { session, texts, config } = useSession();
  const [asks, setAsks] = useState<'end' | 'transcript' | null>(null);
  if (asks === 'end')
    return (
      <div class="closing" role="group" aria-label={texts.endSure}>
        <span>{texts.endSure}</span>
        <button type="button" class="link" onClick={() => void session.end()}>
          {texts.end}
        </button>
        <button type="button" class="link" ref={(one) => one?.focus()} onClick={() => setAsks(null)}>
          {texts.stay}
        </button>
      </div>
    );
  const wantsCopy = asks === 'transcript';
  return (
    <div class="closing">
      {wantsCopy && <Transcript conversationId={chat.conversationId} />}
      {config.hasTranscript && (
        <button
          type="button"
          class="link"
          aria-expanded={wantsCopy}
          onClick={() => setAsks(wantsCopy ? null : 'transcript')}
        >
          {texts.transcript}
        </button>
      )}
      <button type="button" class="link" onClick={() => setAsks('end')}>
        {texts.end}
      </button>
    </div>
  );
}
