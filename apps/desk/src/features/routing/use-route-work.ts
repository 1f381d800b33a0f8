import {
  getConversation,
  getSubjectWork,
  getTimeline,
  listConversations,
  listQueues,
  listViews,
  pullWork,
  transferWork,
} from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

const AFFECTED = [getSubjectWork, getConversation, getTimeline, listConversations, listViews, listQueues] as const;

/** Takes waiting work out of turn, or passes it on. A refusal is told; the screen then shows what is. */
export function useRouteWork() {
  const { t } = useTranslation('routing');
  const words = useErrorText();
  const pull = useAction(pullWork, {
    invalidates: AFFECTED,
    onError: (error) => tellFailure(t('work.notTaken'), words(error)),
  });
  const transfer = useAction(transferWork, {
    invalidates: AFFECTED,
    onError: (error) => tellFailure(t('work.notTransferred'), words(error)),
  });
  return { pull, transfer };
}
