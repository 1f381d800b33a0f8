import { createSlaPolicy, listSlaPolicies, SLA_KINDS, type SlaPolicy, updateSlaPolicy } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { type ActionValues, type Moment, type PolicyValues, requestOf, startValues } from './policy-values.ts';

const MAX_SECONDS = 7_776_000;

export function usePolicyForm(policy: SlaPolicy | undefined, preset: PolicyValues | undefined) {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();
  const errorOf = (action: ActionValues): [field: string, words: string | null] => {
    switch (action.type) {
      case 'notify':
        return ['agent', action.agent || action.supervisors ? null : t('serviceLevels.errors.nobody')];
      case 'queue':
        return ['queueId', action.queueId ? null : t('serviceLevels.errors.queue')];
      case 'tag':
        return ['tag', rules.text(60)(action.tag)];
      case 'webhook':
        return ['url', isAddress(action.url) ? null : t('serviceLevels.errors.url')];
      case 'priority':
        return ['to', null];
    }
  };
  const actionErrors = (moment: Moment, actions: readonly ActionValues[]) =>
    Object.fromEntries(
      actions.map((action, index) => {
        const [field, words] = errorOf(action);
        return [`${moment}.${index}.${field}`, words];
      }),
    );
  const validate = (values: PolicyValues) => ({
    name: rules.name(values.name),
    ...Object.fromEntries(
      SLA_KINDS.map((kind) => {
        const seconds = values.targets[kind];
        const isWrong = seconds !== '' && (seconds < 1 || seconds > MAX_SECONDS);
        return [`targets.${kind}`, isWrong ? t('serviceLevels.errors.target') : null];
      }),
    ),
    warnMinutes: rules.whole(0, 10_080)(values.warnMinutes),
    ...actionErrors('onWarning', values.onWarning),
    ...actionErrors('onBreach', values.onBreach),
  });
  const save = async (values: PolicyValues) => {
    const wish = requestOf(values);
    return {
      item: await (policy ? call(updateSlaPolicy, { policyId: policy.id, ...wish }) : call(createSlaPolicy, wish)),
    };
  };
  return useSettingsForm({
    ...{ item: policy, validate, save, path: '/admin/service-levels' },
    startValues: (item) => (item ? startValues(item) : (preset ?? startValues(undefined))),
    list: { endpoint: listSlaPolicies, field: 'policies', isOrdered: true },
    told: (name) => t(policy ? 'serviceLevels.saved' : 'serviceLevels.created', { name }),
  });
}

const isAddress = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text.trim()) && URL.canParse(text.trim());
