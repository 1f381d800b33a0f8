import { createRule, listRules, type RoutingRule, type SettingsWarning, updateRule } from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { restartForm } from '../frame/restart-form.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { useSavedWarnings } from '../routing/use-saved-warnings.ts';
import { useStepErrors } from '../routing/use-step-errors.ts';
import { requestOf, type RuleValues, startValues } from './rule-values.ts';

/** A new rule is asked last. */
function showSaved(saved: RoutingRule) {
  queryClient.setQueryData(keyOf(listRules, {}), (old: { rules: RoutingRule[] } | undefined) => {
    if (!old) return old;
    const isNew = !old.rules.some((one) => one.id === saved.id);
    return { rules: isNew ? [...old.rules, saved] : old.rules.map((one) => (one.id === saved.id ? saved : one)) };
  });
}

/** The form's values, its checks, what saving does, and what the server warned of. */
export function useRuleForm(rule: RoutingRule | undefined) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const stepErrors = useStepErrors();
  const navigate = useNavigate();
  const [warnings, setWarnings] = useSavedWarnings();
  const create = useAction(createRule, { invalidates: [listRules] });
  const update = useAction(updateRule, { invalidates: [listRules] });
  const form = useForm<RuleValues>({
    initialValues: startValues(rule),
    validate: (values: RuleValues) => ({
      name: rules.name(values.name),
      calendarId: values.time !== 'always' && values.calendarId === null ? t('rules.calendarRequired') : null,
      priority: rules.whole(-10_000, 10_000)(values.priority),
      ...(values.skillsMode === 'steps' ? stepErrors(values.skills) : {}),
    }),
  });
  const onSuccess = (saved: { rule: RoutingRule; warnings: SettingsWarning[] }) => {
    showSaved(saved.rule);
    restartForm(form, startValues(saved.rule));
    setWarnings(saved.warnings);
    tell.done(t(rule ? 'rules.saved' : 'rules.created', { name: saved.rule.name }));
    if (!rule) void navigate(`/admin/rules/${saved.rule.id}`, { replace: true, state: { warnings: saved.warnings } });
  };
  const save = (values: RuleValues) => {
    if (rule) update.mutate({ ruleId: rule.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    warnings,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    onSubmit: form.onSubmit(save, rules.focusFirst(form)),
  };
}
