import { createTrunk, listTrunks, type Trunk, updateTrunk } from '@guichet/contracts';
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { ConnectionFields } from './connection-fields.tsx';
import { RateFields } from './rate-fields.tsx';
import { TrunkTest } from './trunk-test.tsx';
import { requestOf, startValues, type TrunkValues } from './trunk-values.ts';
import { useTrunkRules } from './use-trunk-rules.ts';
import { useTrunkTest } from './use-trunk-test.ts';

export function TrunkForm({ trunk }: { trunk: Trunk | undefined }) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const create = useAction(createTrunk, { invalidates: [listTrunks] });
  const update = useAction(updateTrunk, { invalidates: [listTrunks] });
  const form = useForm<TrunkValues>({ initialValues: startValues(trunk), validate: useTrunkRules(trunk) });
  const test = useTrunkTest(form, trunk);
  const save = (values: TrunkValues) => {
    const onSuccess = ({ name }: Trunk) => {
      form.resetDirty();
      tell.done(t(trunk ? 'trunks.saved' : 'trunks.created', { name }));
      void navigate('/admin/trunks');
    };
    if (trunk) update.mutate({ trunkId: trunk.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return (
    <form noValidate onSubmit={form.onSubmit(save, focusFirst(form))}>
      <SettingsSection title={t('trunks.sections.line')} help={t('trunks.sections.lineHelp')}>
        <TextInput
          label={t('trunks.name')}
          description={t('trunks.nameHelp')}
          required
          {...form.getInputProps('name')}
        />
        <ConnectionFields form={form} trunk={trunk} />
        <TrunkTest test={test} />
      </SettingsSection>
      <SettingsSection title={t('trunks.sections.numbers')} help={t('trunks.sections.numbersHelp')}>
        <TextInput
          label={t('trunks.callerId')}
          description={t('trunks.callerIdHelp')}
          inputMode="tel"
          {...form.getInputProps('callerId')}
        />
        <RateFields form={form} />
        <Switch
          label={t('trunks.isEnabled')}
          description={t('trunks.isEnabledHelp')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
      </SettingsSection>
      <FormFailure error={create.error ?? update.error} area="trunks" />
      <SaveBar
        label={trunk ? t('admin:actions.save') : t('trunks.createAction')}
        isBusy={create.isPending || update.isPending}
      />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
