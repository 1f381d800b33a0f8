import { deleteSlaPolicy, listSlaPolicies, type SlaPolicy } from '@guichet/contracts';
import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { DeleteItem } from '../routing/delete-item.tsx';
import look from '../rules/rule-form.module.css';
import { ActionsFields } from './actions-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import { type PolicyValues, requestOf } from './policy-values.ts';
import { SigningSecret } from './signing-secret.tsx';
import { TargetFields } from './target-fields.tsx';
import { usePolicyForm } from './use-policy-form.ts';
import { usePolicyWords } from './use-policy-words.ts';

interface Props {
  policy: SlaPolicy | undefined;
  preset: PolicyValues | undefined;
}

export function PolicyForm({ policy, preset }: Props) {
  const { t } = useTranslation('routing-settings');
  const { form, error, isBusy, onSubmit } = usePolicyForm(policy, preset);
  const say = usePolicyWords();
  const navigate = useNavigate();
  const section = (name: string) => ({
    title: t(`serviceLevels.sections.${name}`),
    help: t(`serviceLevels.sections.${name}Help`),
  });
  const hasWebhook = [...form.values.onWarning, ...form.values.onBreach].some(({ type }) => type === 'webhook');
  return (
    <form noValidate onSubmit={onSubmit}>
      <SettingsSection {...section('basics')}>
        <TextInput
          label={t('serviceLevels.name')}
          placeholder={t('serviceLevels.namePlaceholder')}
          required
          {...form.getInputProps('name')}
        />
        <Switch
          label={t('serviceLevels.isEnabled')}
          description={t('serviceLevels.isEnabledHelp')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
        <p className={look.sentence}>
          <span className={look.label}>{t('rules.inWords')}</span> {say(requestOf(form.values))}
        </p>
      </SettingsSection>
      <SettingsSection {...section('targets')}>
        <TargetFields form={form} />
      </SettingsSection>
      <SettingsSection {...section('conditions')}>
        <ConditionFields form={form} />
      </SettingsSection>
      <SettingsSection {...section('warning')}>
        <ActionsFields form={form} moment="onWarning" />
      </SettingsSection>
      <SettingsSection {...section('breach')}>
        <ActionsFields form={form} moment="onBreach" />
      </SettingsSection>
      {policy && hasWebhook && (
        <SettingsSection {...section('secret')}>
          <SigningSecret policy={policy} />
        </SettingsSection>
      )}
      {policy && (
        <SettingsSection {...section('deletion')}>
          <div>
            <DeleteItem
              name={policy.name}
              area="serviceLevels"
              endpoint={deleteSlaPolicy}
              request={{ policyId: policy.id }}
              invalidates={[listSlaPolicies]}
              look="button"
              onDeleted={() => {
                form.resetDirty();
                void navigate('/admin/service-levels');
              }}
            />
          </div>
        </SettingsSection>
      )}
      <FormFailure error={error} area="serviceLevels" />
      <SaveBar label={t(policy ? 'serviceLevels.save' : 'serviceLevels.createAction')} isBusy={isBusy} />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
