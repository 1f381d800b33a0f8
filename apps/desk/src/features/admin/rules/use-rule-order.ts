import { listRules, orderRules, type RoutingRule } from '@guichet/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { moved } from '../routing/list-order.ts';

/** Moves a rule at once; when the server refuses, the list is as it has it. */
export function useRuleOrder(rules: readonly RoutingRule[]) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('rules');
  const [announcement, announce] = useState('');
  const order = useAction(orderRules);
  const show = (next: RoutingRule[]) => queryClient.setQueryData(keyOf(listRules, {}), { rules: next });
  const move = (from: number, to: number) => {
    const next = moved(rules, from, to);
    const name = rules[from]?.name ?? '';
    show(next);
    announce(t('order.moved', { name, place: to + 1, count: rules.length }));
    order.mutate(
      { ruleIds: next.map((rule) => rule.id) },
      {
        onError: (error) => {
          void queryClient.invalidateQueries({ queryKey: keyOf(listRules) });
          tell.refused(t('rules.notMoved', { name }), words(error));
        },
      },
    );
  };
  return { move, announcement };
}
