import {
  ALERT_FIGURES,
  type AlertFigure,
  type AlertRule,
  createAlertRule,
  listAlertRules,
  updateAlertRule,
} from '@guichet/contracts';
import { MultiSelect, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useUsers } from '../../../app/people.ts';
import { CHANNELS } from '../../agent-state/channel-icons.tsx';
import { useQueues } from '../../routing/queue-mark.tsx';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { DrawerForm } from '../routing/drawer-form.tsx';
import { DurationField } from '../routing/duration-field.tsx';
import classes from '../routing/routing.module.css';
import { type AlertValues, unitOf, usualLimits, valuesOf, wishesOf } from './alert-values.ts';

interface Props {
  rule: AlertRule | undefined;
  onClose: () => void;
}

/** When an alert is raised and over, how loud it is, and who is told. */
export function AlertForm({ rule, onClose }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const create = useAction(createAlertRule, { invalidates: [listAlertRules] });
  const update = useAction(updateAlertRule, { invalidates: [listAlertRules] });
  const given = (value: number | '') => (value === '' ? t('admin:form.required') : null);
  const form = useForm<AlertValues>({
    initialValues: valuesOf(rule),
    validate: {
      name: rules.name,
      ...{ raiseAt: given, forSeconds: given },
      clearAt: (value, { isAbove, raiseAt }) => {
        if (value === '' || raiseAt === '') return given(value);
        const isSound = isAbove === 'above' ? value <= raiseAt : value >= raiseAt;
        return isSound
          ? null
          : t(isAbove === 'above' ? 'alerts.clearAtMost' : 'alerts.clearAtLeast', { value: raiseAt });
      },
    },
  });
  const onSuccess = ({ name }: AlertRule) => {
    tell.done(t(rule ? 'alerts.saved' : 'alerts.created', { name }));
    onClose();
  };
  const save = (values: AlertValues) => {
    if (rule) update.mutate({ alertId: rule.id, ...wishesOf(values) }, { onSuccess });
    else create.mutate(wishesOf(values), { onSuccess });
  };
  return (
    <DrawerForm
      area="alerts"
      isNew={!rule}
      isBusy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={form.onSubmit(save, rules.focusFirst(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('alerts.name')}
        placeholder={t('alerts.namePlaceholder')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <LimitFields form={form} />
      <PlaceFields form={form} />
      <TellingFields form={form} />
    </DrawerForm>
  );
}

type Form = { form: UseFormReturnType<AlertValues> };

function LimitFields({ form }: Form) {
  const { t } = useTranslation('routing-settings');
  const { figure, forSeconds } = form.values;
  const unit = unitOf(figure);
  const limit = {
    min: 0,
    max: 1_000_000,
    allowDecimal: false,
    allowNegative: false,
    required: true,
    // Pieces have none.
    suffix: unit === 'pieces' ? '' : t(`alerts.units.${unit}`),
  } as const;
  return (
    <>
      <NativeSelect
        label={t('alerts.figure')}
        data={ALERT_FIGURES.map((value) => ({ value, label: t(`alerts.figures.${value}`) }))}
        {...form.getInputProps('figure')}
        onChange={(event) => {
          const next = event.currentTarget.value as AlertFigure;
          form.setValues({ figure: next, ...usualLimits(next) });
        }}
      />
      <div className={classes.pair} data-size="small">
        <NativeSelect
          label={t('alerts.direction')}
          data={(['above', 'below'] as const).map((value) => ({ value, label: t(`alerts.directions.${value}`) }))}
          {...form.getInputProps('isAbove')}
        />
        <NumberInput label={t('alerts.raiseAt')} {...limit} {...form.getInputProps('raiseAt')} />
      </div>
      <DurationField
        label={t('alerts.forSeconds')}
        description={t('alerts.forSecondsHelp')}
        value={forSeconds}
        onChange={(seconds) => form.setFieldValue('forSeconds', seconds)}
        required
        error={form.errors['forSeconds']}
        path="forSeconds"
      />
      <NumberInput
        label={t('alerts.clearAt')}
        description={t('alerts.clearAtHelp')}
        {...limit}
        {...form.getInputProps('clearAt')}
      />
    </>
  );
}

function PlaceFields({ form }: Form) {
  const { t } = useTranslation(['routing-settings', 'app']);
  const queues = useQueues() ?? [];
  return (
    <div className={classes.pair} data-size="small">
      <NativeSelect
        label={t('alerts.queue')}
        data={[
          { value: '', label: t('alerts.allQueues') },
          ...queues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('queueId')}
      />
      <NativeSelect
        label={t('alerts.channel')}
        data={[
          { value: '', label: t('alerts.allChannels') },
          ...CHANNELS.map((value) => ({ value, label: t(`app:channel.${value}`) })),
        ]}
        {...form.getInputProps('channel')}
      />
    </div>
  );
}

function TellingFields({ form }: Form) {
  const { t } = useTranslation('routing-settings');
  const { mailTo } = form.values;
  const people = useUsers().filter(({ id, status }) => status === 'active' || mailTo.includes(id));
  return (
    <>
      <NativeSelect
        label={t('alerts.severity')}
        data={(['alarm', 'warning'] as const).map((value) => ({ value, label: t(`alerts.severities.${value}`) }))}
        {...form.getInputProps('severity')}
      />
      <Switch
        label={t('alerts.isLoud')}
        description={t('alerts.isLoudHelp')}
        {...form.getInputProps('isLoud', { type: 'checkbox' })}
      />
      <MultiSelect
        label={t('alerts.mailTo')}
        placeholder={mailTo.length ? '' : t('alerts.mailToNobody')}
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        hidePickedOptions
        {...form.getInputProps('mailTo')}
      />
      <Switch label={t('alerts.isEnabled')} {...form.getInputProps('isEnabled', { type: 'checkbox' })} />
    </>
  );
}
