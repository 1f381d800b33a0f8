import type { RoutingRule } from '@guichet/contracts';
import { Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { WarningsNotice } from '../routing/warnings-notice.tsx';
import { ActionFields } from './action-fields.tsx';
import { ConditionFields } from './condition-fields.tsx';
import classes from './rule-form.module.css';
import { requestOf } from './rule-values.ts';
import { TryRule } from './try-rule.tsx';
import { useRuleForm } from './use-rule-form.ts';
import { useRuleWords } from './use-rule-words.ts';

export function RuleForm({ rule }: { rule: RoutingRule | undefined }) {
  const { t } = useTranslation('routing-settings');
  const { form, warnings, error, isBusy, onSubmit } = useRuleForm(rule);
  const say = useRuleWords();
  return (
    <form noValidate onSubmit={onSubmit}>
      <WarningsNotice warnings={warnings} area="rules" />
      <SettingsSection title={t('rules.sections.basics')} help={t('rules.sections.basicsHelp')}>
        <TextInput
          label={t('rules.name')}
          placeholder={t('rules.namePlaceholder')}
          required
          {...form.getInputProps('name')}
        />
        <Switch
          label={t('rules.isEnabled')}
          description={t('rules.isEnabledHelp')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
        <p className={classes.sentence}>
          <span className={classes.label}>{t('rules.inWords')}</span> {say(requestOf(form.values))}
        </p>
      </SettingsSection>
      <SettingsSection title={t('rules.sections.conditions')} help={t('rules.sections.conditionsHelp')}>
        <ConditionFields form={form} />
      </SettingsSection>
      <SettingsSection title={t('rules.sections.try')} help={t('rules.sections.tryHelp')}>
        <TryRule values={form.values} />
      </SettingsSection>
      <SettingsSection title={t('rules.sections.actions')} help={t('rules.sections.actionsHelp')}>
        <ActionFields form={form} />
      </SettingsSection>
      <FormFailure error={error} area="rules" />
      <SaveBar label={t(rule ? 'rules.save' : 'rules.createAction')} isBusy={isBusy} />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
