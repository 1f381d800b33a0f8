import { deleteRule, listRules, type RoutingRule, updateRule } from '@guichet/contracts';
import { Switch, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import table from '../frame/stack-table.module.css';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { DeleteItem } from '../routing/delete-item.tsx';
import { MoveButtons } from '../routing/move-buttons.tsx';
import classes from './rule-list.module.css';
import { useRuleOrder } from './use-rule-order.ts';
import { useRuleWords } from './use-rule-words.ts';

/** In the order they are asked; each said in words. */
export function RuleList({ rules }: { rules: readonly RoutingRule[] }) {
  const { t } = useTranslation('routing-settings');
  const { move, announcement } = useRuleOrder(rules);
  const say = useRuleWords();
  return (
    <>
      <ol className={classes.list} aria-label={t('rules.list')}>
        {rules.map((rule, index) => (
          <li key={rule.id} className={classes.rule} data-off={!rule.isEnabled}>
            <span className={classes.place} aria-hidden>
              {index + 1}
            </span>
            <div className={classes.words}>
              <Link to={`/admin/rules/${rule.id}`} className={table.open}>
                {rule.name}
              </Link>
              <p className={classes.sentence}>{say(rule)}</p>
            </div>
            <div className={classes.controls}>
              <EnabledSwitch rule={rule} />
              <MoveButtons name={rule.name} index={index} count={rules.length} onMove={(to) => move(index, to)} />
              <DeleteItem
                name={rule.name}
                area="rules"
                endpoint={deleteRule}
                request={{ ruleId: rule.id }}
                invalidates={[listRules]}
              />
            </div>
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
    </>
  );
}

function EnabledSwitch({ rule }: { rule: RoutingRule }) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('rules');
  const update = useAction(updateRule, { invalidates: [listRules] });
  const { id, name, conditions, actions } = rule;
  const show = (isEnabled: boolean) =>
    queryClient.setQueryData(keyOf(listRules, {}), (old: { rules: RoutingRule[] } | undefined) =>
      old ? { rules: old.rules.map((one) => (one.id === id ? { ...one, isEnabled } : one)) } : old,
    );
  const set = (isEnabled: boolean) => {
    show(isEnabled);
    update.mutate(
      { ruleId: id, name, conditions, actions, isEnabled },
      {
        onError: (error) => {
          show(!isEnabled);
          tell.refused(t('rules.notChanged', { name }), words(error));
        },
      },
    );
  };
  return (
    <Switch
      aria-label={t('rules.enabledOf', { name })}
      checked={rule.isEnabled}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  );
}
