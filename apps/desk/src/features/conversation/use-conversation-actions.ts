import {
  assignConversation,
  editConversation,
  getConversation,
  getTimeline,
  listConversations,
  listTags,
  listViews,
  reopenConversation,
  resolveConversation,
  setPending,
  snoozeConversation,
  type ConversationSummary,
  type Endpoint,
} from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

const AFFECTED: readonly Endpoint[] = [listConversations, listViews, getTimeline];

/** All that changes a conversation's state. A refusal is told; the screen then shows what is. */
export function useConversationActions(conversationId: string) {
  const { t } = useTranslation('conversation');
  const words = useErrorText();
  const options = {
    invalidates: AFFECTED,
    onSuccess: (summary: ConversationSummary) => {
      const key = keyOf(getConversation, { conversationId });
      queryClient.setQueryData(key, (before?: object) => before && { ...before, ...summary });
      void queryClient.invalidateQueries({ queryKey: key });
    },
    onError: (error: unknown) => {
      tellFailure(t('actions.refused'), words(error));
      void queryClient.invalidateQueries({ queryKey: keyOf(getConversation, { conversationId }) });
    },
  };
  const assign = useAction(assignConversation, options);
  const snooze = useAction(snoozeConversation, options);
  const resolve = useAction(resolveConversation, options);
  const reopen = useAction(reopenConversation, options);
  const pending = useAction(setPending, options);
  const edit = useAction(editConversation, { ...options, invalidates: [...AFFECTED, listTags] });
  return { assign, snooze, resolve, reopen, pending, edit };
}
export type ConversationActions = ReturnType<typeof useConversationActions>;
