import { deleteSlaPolicy, listSlaPolicies, type SlaPolicy, updateSlaPolicy } from '@guichet/contracts';
import { Switch, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import table from '../frame/stack-table.module.css';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { DeleteItem } from '../routing/delete-item.tsx';
import { MoveButtons } from '../routing/move-buttons.tsx';
import classes from '../rules/rule-list.module.css';
import { usePolicyOrder } from './use-policy-order.ts';
import { usePolicyWords } from './use-policy-words.ts';

/** In the order they are asked: the first that matches a conversation holds for it. */
export function PolicyList({ policies }: { policies: readonly SlaPolicy[] }) {
  const { t } = useTranslation('routing-settings');
  const { move, announcement } = usePolicyOrder(policies);
  const say = usePolicyWords();
  return (
    <>
      <ol className={classes.list} aria-label={t('serviceLevels.list')}>
        {policies.map((policy, index) => (
          <li key={policy.id} className={classes.rule} data-off={!policy.isEnabled}>
            <span className={classes.place} aria-hidden>
              {index + 1}
            </span>
            <div className={classes.words}>
              <Link to={`/admin/service-levels/${policy.id}`} className={table.open}>
                {policy.name}
              </Link>
              <p className={classes.sentence}>{say(policy)}</p>
            </div>
            <div className={classes.controls}>
              <EnabledSwitch policy={policy} />
              <MoveButtons name={policy.name} index={index} count={policies.length} onMove={(to) => move(index, to)} />
              <DeleteItem
                name={policy.name}
                area="serviceLevels"
                endpoint={deleteSlaPolicy}
                request={{ policyId: policy.id }}
                invalidates={[listSlaPolicies]}
              />
            </div>
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </>
  );
}

function EnabledSwitch({ policy }: { policy: SlaPolicy }) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('serviceLevels');
  const update = useAction(updateSlaPolicy, { invalidates: [listSlaPolicies] });
  const { id: policyId, ...fields } = policy;
  const show = (isEnabled: boolean) =>
    queryClient.setQueryData(keyOf(listSlaPolicies, {}), (old: { policies: SlaPolicy[] } | undefined) =>
      old ? { policies: old.policies.map((one) => (one.id === policyId ? { ...one, isEnabled } : one)) } : old,
    );
  const set = (isEnabled: boolean) => {
    show(isEnabled);
    update.mutate(
      { ...fields, policyId, isEnabled },
      {
        onError: (error) => {
          show(!isEnabled);
          tell.refused(t('serviceLevels.notChanged', { name: policy.name }), words(error));
        },
      },
    );
  };
  return (
    <Switch
      aria-label={t('serviceLevels.enabledOf', { name: policy.name })}
      checked={policy.isEnabled}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
