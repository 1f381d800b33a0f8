import { listSlaPolicies, orderSlaPolicies, type SlaPolicy } from '@guichet/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { moved } from '../routing/list-order.ts';

/** Moves a policy at once; when the server refuses, the list is as it has it. */
export function usePolicyOrder(policies: readonly SlaPolicy[]) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('serviceLevels');
  const [announcement, announce] = useState('');
  const order = useAction(orderSlaPolicies);
  const move = (from: number, to: number) => {
    const next = moved(policies, from, to);
    const name = policies[from]?.name ?? '';
    queryClient.setQueryData(keyOf(listSlaPolicies, {}), { policies: next });
    announce(t('order.moved', { name, place: to + 1, count: policies.length }));
    order.mutate(
      { policyIds: next.map(({ id }) => id) },
      {
        onError: (error) => {
          void queryClient.invalidateQueries({ queryKey: keyOf(listSlaPolicies) });
          tell.refused(t('serviceLevels.notMoved', { name }), words(error));
        },
      },
    );
  };
  return { move, announcement };
}
