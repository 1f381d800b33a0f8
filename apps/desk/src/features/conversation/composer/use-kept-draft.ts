import { getDraft } from '@guichet/contracts';
import { useMemo } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { useSession } from '../../../app/session.tsx';
import { contentOf, EMPTY } from './composer-content.ts';
import { localDraft } from './local-draft.ts';

/** What was written and not sent: the browser's own before the server's. */
export function useKeptDraft(conversationId: string) {
  const userId = useSession().session.user.id;
  const local = useMemo(() => localDraft({ userId, conversationId }), [userId, conversationId]);
  // Only this person writes it, so it is read once; nothing of it stays when the conversation is left.
  const draft = useAnswer(getDraft, { conversationId }, { staleTime: Infinity, gcTime: 0, retry: 1 });
  return {
    isPending: !local && draft.isPending,
    content: local ?? (draft.data?.draft ? contentOf(draft.data.draft) : EMPTY),
    /** It came from this browser: the server is still to get it. */
    isLocal: local !== null,
    savedAt: draft.data?.draft?.savedAt ?? null,
  };
}
