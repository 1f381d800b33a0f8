import { createRule, listRules, type RoutingRule, updateRule } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { useStepErrors } from '../routing/use-step-errors.ts';
import { requestOf, type RuleValues, startValues } from './rule-values.ts';

export function useRuleForm(rule: RoutingRule | undefined) {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();
  const stepErrors = useStepErrors();
  const validate = (values: RuleValues) => ({
    name: rules.name(values.name),
    calendarId: values.time !== 'always' && values.calendarId === null ? t('rules.calendarRequired') : null,
    priority: rules.whole(-10_000, 10_000)(values.priority),
    ...(values.skillsMode === 'steps' ? stepErrors(values.skills) : {}),
  });
  const save = async (values: RuleValues) => {
    const wish = requestOf(values);
    const { rule: item, warnings } = await (rule
      ? call(updateRule, { ruleId: rule.id, ...wish })
      : call(createRule, wish));
    return { item, warnings };
  };
  return useSettingsForm({
    ...{ item: rule, startValues, validate, save, path: '/admin/rules' },
    list: { endpoint: listRules, field: 'rules', isOrdered: true },
    told: (name) => t(rule ? 'rules.saved' : 'rules.created', { name }),
  });
}
