import { listTrunks, orderTrunks, type Trunk } from '@guichet/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { moved } from '../routing/list-order.ts';

/** Moves a trunk at once; when the server refuses, the list is as it has it. */
export function useTrunkOrder(trunks: readonly Trunk[]) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('trunks');
  const [announcement, announce] = useState('');
  const order = useAction(orderTrunks);
  const move = (from: number, to: number) => {
    const next = moved(trunks, from, to);
    const name = trunks[from]?.name ?? '';
    queryClient.setQueryData(keyOf(listTrunks, {}), { trunks: next });
    announce(t('order.moved', { name, place: to + 1, count: trunks.length }));
    const onError = (error: unknown) => {
      void queryClient.invalidateQueries({ queryKey: keyOf(listTrunks) });
      tell.refused(t('trunks.notMoved', { name }), words(error));
    };
    order.mutate({ trunkIds: next.map(({ id }) => id) }, { onError });
  };
  return { move, announcement };
}
