import { changeMyStatus, getMyStatus, listAgentStatuses, listQueues } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction, useAnswer } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';

export const useMyStatus = () => useAnswer(getMyStatus, {}).data;

/** A desktop notification may only be asked for while something is pressed: when he first goes ready. */
function askForNotifications() {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
}

export function useChangeMyStatus() {
  const { t } = useTranslation('routing');
  const words = useErrorText();
  const change = useAction(changeMyStatus, {
    invalidates: [listAgentStatuses, listQueues],
    onSuccess: (status) => void queryClient.setQueryData(keyOf(getMyStatus, {}), status),
    onError: (error) => tellFailure(t('state.refused'), words(error)),
  });
  const mutate: typeof change.mutate = (input, options) => {
    if (input.action === 'ready') askForNotifications();
    change.mutate(input, options);
  };
  return { ...change, mutate };
}
