import { getReplyRecipients, type ConversationDetail } from '@guichet/contracts';
import { useAnswer } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { ComposerForm, type Typing } from './composer-form.tsx';
import { joinSignatures, withoutSignature } from './composer-content.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import classes from '../conversation.module.css';

interface ComposerProps {
  conversation: ConversationDetail;
  /** The message last taken back, whose text comes in again. */
  undoneId: string | null;
  onTyping: (typing: Typing) => void;
}

/** Waits for the kept draft, then lets write. */
export function Composer({ conversation, undoneId, onTyping }: ComposerProps) {
  const conversationId = conversation.id;
  const { session } = useSession();
  const draft = useKeptDraft(conversationId);
  const recipients = useAnswer(getReplyRecipients, { conversationId });
  if (draft.isPending || recipients.isPending) return <div className={classes.composerPlace} />;
  const signature = joinSignatures(session.user.signature, recipients.data?.signatureHtml ?? '');
  return (
    <ComposerForm
      conversation={conversation}
      initial={{ ...draft.content, html: withoutSignature(draft.content.html, signature) }}
      isLocal={draft.isLocal}
      savedAt={draft.savedAt}
      proposal={recipients.data && { ...recipients.data, signatureHtml: signature }}
      undoneId={undoneId}
      onTyping={onTyping}
    />
  );
}
