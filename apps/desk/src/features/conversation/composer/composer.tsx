import { getDraft, getReplyRecipients, type ConversationDetail } from '@guichet/contracts';
import { useMemo } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { ComposerForm, type Typing } from './composer-form.tsx';
import { contentOf, EMPTY, joinSignatures, withoutSignature } from './composer-content.ts';
import { localDraft } from './local-draft.ts';
import classes from '../conversation.module.css';

interface ComposerProps {
  conversation: ConversationDetail;
  /** The message last taken back, whose text comes in again. */
  undoneId: string | null;
  onTyping: (typing: Typing) => void;
}

/** Waits for the kept draft, the browser's own before the server's, then lets write. */
export function Composer({ conversation, undoneId, onTyping }: ComposerProps) {
  const conversationId = conversation.id;
  const { session } = useSession();
  const userId = session.user.id;
  const local = useMemo(() => localDraft({ userId, conversationId }), [userId, conversationId]);
  // Only this person writes it, so it is read once; nothing of it stays when the conversation is left.
  const draft = useAnswer(getDraft, { conversationId }, { staleTime: Infinity, gcTime: 0, retry: 1 });
  const recipients = useAnswer(getReplyRecipients, { conversationId });
  if ((!local && draft.isPending) || recipients.isPending) return <div className={classes.composerPlace} />;
  const signature = joinSignatures(session.user.signature, recipients.data?.signatureHtml ?? '');
  const kept = local ?? (draft.data?.draft ? contentOf(draft.data.draft) : EMPTY);
  return (
    <ComposerForm
      conversation={conversation}
      initial={{ ...kept, html: withoutSignature(kept.html, signature) }}
      isLocal={local !== null}
      savedAt={draft.data?.draft?.savedAt ?? null}
      proposal={recipients.data && { ...recipients.data, signatureHtml: signature }}
      undoneId={undoneId}
      onTyping={onTyping}
    />
  );
}
