import type { ConversationDetail } from '@guichet/contracts';
import { useKeptDraft } from '../../conversation/composer/use-kept-draft.ts';
import type { Typing } from '../../conversation/composer/composer-form.tsx';
import { ChatForm } from './chat-form.tsx';
import classes from '../chat-pane.module.css';

export interface ChatComposerProps {
  conversation: ConversationDetail;
  isActive: boolean;
  focusWish: number;
  onTyping: (typing: Typing) => void;
}

/** Waits for the kept draft, then lets write. */
export function ChatComposer(props: ChatComposerProps) {
  const { isPending, ...draft } = useKeptDraft(props.conversation.id);
  if (isPending) return <div className={classes.composerPlace} />;
  return <ChatForm {...props} draft={draft} />;
}
