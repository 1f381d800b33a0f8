import type { ChatMessage } from '@guichet/contracts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clockTime } from '../texts.ts';
import { Files } from './files.tsx';
import { OutgoingMessage } from './outgoing-message.tsx';
import { useSession } from './use-session.ts';
import { UploadCard } from './upload-card.tsx';

const NEAR = 120;
/** As maskCards leaves a number; what was masked on this page bears no notice of the server's. */
const MASKED = /•{2}[\s•.-]*\d{4}/;

export function Messages({ children }: { children: ComponentChildren }) {
  const { session, state, texts } = useSession();
  const { messages, outgoing, uploads, chat } = state;
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const follow = () => {
    if (isAtEnd.current) box.current?.scrollTo(0, box.current.scrollHeight);
  };
  useEffect(follow);
  // What stands below the messages grows and shrinks.
  useEffect(() => {
    const sizes = new ResizeObserver(() => isAtEnd.current && box.current?.scrollTo(0, box.current.scrollHeight));
    sizes.observe(box.current!);
    return () => sizes.disconnect();
  }, []);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = box.current!;
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR;
  };
  const mine = messages.filter(({ by }) => by === 'visitor');
  const stored = new Set(messages.map(({ clientId }) => clientId));
  const isElsewhere = (conversationId: string | null) =>
    conversationId && chat && conversationId !== chat.conversationId;
  return (
    <div
      class="scroll"
      ref={box}
      onScroll={onScroll}
      // A picture has its height once it is there.
      onLoadCapture={follow}
      tabIndex={0}
      role="region"
      aria-label={texts.log}
    >
      <div role="log" aria-live="polite" aria-label={texts.log}>
        <ol>
          {messages.map((message) => (
            <Message key={message.clientId ?? message.id} message={message} isLastOfMine={message === mine.at(-1)} />
          ))}
          {outgoing
            .filter((one) => !stored.has(one.clientId) && !isElsewhere(one.conversationId))
            .map((one) => (
              <OutgoingMessage key={one.clientId} outgoing={one} />
            ))}
        </ol>
      </div>
      {uploads.map((upload) => (
        <UploadCard key={upload.key} upload={upload} uploads={session.uploads} />
      ))}
      {children}
    </div>
  );
}

function Message({ message, isLastOfMine }: { message: ChatMessage; isLastOfMine: boolean }) {
  const { state, texts, language } = useSession();
  const { by, text, files, at, name, notices, sequence } = message;
  const { chat } = state;
  const reached = !chat
    ? 'sent'
    : chat.agentRead >= sequence
      ? 'read'
      : chat.agentDelivered >= sequence
        ? 'delivered'
        : 'sent';
  const foot = [
    ...(by === 'agent' && name ? [name] : []),
    clockTime(at, language),
    ...(by === 'visitor' && isLastOfMine ? [texts.states[reached]] : []),
  ];
  return (
    <li class={by === 'visitor' ? 'mine' : 'theirs'}>
      <div class="bubble">
        {by === 'visitor' && <span class="unseen">{texts.you} : </span>}
        {text && <Text text={text} />}
        <Files files={files} />
        <small>{foot.join(' · ')}</small>
      </div>
      {(notices.includes('card-masked') || (by === 'visitor' && MASKED.test(text))) && (
        <p class="system">{texts.masked}</p>
      )}
    </li>
  );
}

const LINK = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;
/** Addresses become links; everything else is what it is. */
export function Text({ text }: { text: string }) {
  return (
    <p dir="auto">
      {text.split(LINK).map((part, index) =>
        index % 2 ? (
          <a key={index} href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
