import {
  type ApiError,
  createReportSchedule,
  listReportSchedules,
  type ReportSchedule,
  ROLE_PERMISSIONS,
  updateReportSchedule,
} from '@guichet/contracts';
import { MultiSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useUserName, useUsers } from '../../../app/people.ts';
import { dayAndTime } from '../../../app/time/words.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { DrawerForm } from '../routing/drawer-form.tsx';
import { blindIn } from './blind-readers.ts';
import { RhythmFields } from './rhythm-fields.tsx';
import { type ScheduleValues, valuesOf, wishesOf } from './schedule-values.ts';
import { SelectionFields } from './selection-fields.tsx';

interface Props {
  schedule?: ReportSchedule | undefined;
  /** Of a new one: what somebody looks at. */
  known?: Partial<ScheduleValues>;
  onClose: () => void;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Which report is mailed to whom, when. */
export function ScheduleForm({ schedule, known, onClose }: Props) {
  const { t, i18n } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const nameOf = useUserName();
  const create = useAction(createReportSchedule, { invalidates: [listReportSchedules] });
  const update = useAction(updateReportSchedule, { invalidates: [listReportSchedules] });
  const form = useForm<ScheduleValues>({
    initialValues: valuesOf(schedule, known),
    validate: {
      name: rules.name,
      mailTo: (people) => (people.length ? null : t('schedules.mailToNeeded')),
      time: (value) => (TIME.test(value) ? null : t('schedules.timeNeeded')),
      monthDay: (value, { every }) => (every === 'month' ? rules.whole(1, 31)(value) : null),
      targetSeconds: (value) => (value === '' ? null : rules.whole(1, 86_400)(value)),
    },
  });
  const onSuccess = ({ name, nextDueAt }: ReportSchedule) => {
    const isNew = !schedule && nextDueAt !== null;
    tell.done(
      isNew
        ? t('schedules.created', { name, at: dayAndTime(nextDueAt, i18n.language) })
        : t('schedules.saved', { name }),
    );
    onClose();
  };
  const onError = (error: ApiError) => {
    const names = blindIn(error).map(nameOf);
    if (!names.length) return;
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
    form.setFieldError('mailTo', t('schedules.mailToBlind', { names: list.format(names), count: names.length }));
  };
  const save = (values: ScheduleValues) => {
    if (schedule) update.mutate({ scheduleId: schedule.id, ...wishesOf(values) }, { onSuccess, onError });
    else create.mutate(wishesOf(values), { onSuccess, onError });
  };
  return (
    <DrawerForm
      area="schedules"
      isNew={!schedule}
      isBusy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={form.onSubmit(save, rules.focusFirst(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('schedules.name')}
        placeholder={t('schedules.namePlaceholder')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <People known={schedule?.mailTo ?? []} {...form.getInputProps('mailTo')} />
      <RhythmFields form={form} />
      <SelectionFields form={form} />
      <Switch
        label={t('schedules.isEnabled')}
        description={t('schedules.isEnabledHelp')}
        {...form.getInputProps('isEnabled', { type: 'checkbox' })}
      />
    </DrawerForm>
  );
}

/** Whoever may see reports, and whoever is in it already. */
function People({ known, ...props }: { known: readonly string[]; value?: string[] }) {
  const { t } = useTranslation('routing-settings');
  const people = useUsers().filter(
    ({ id, role, status }) =>
      (status === 'active' && ROLE_PERMISSIONS[role].includes('routing.supervise')) || known.includes(id),
  );
  return (
    <MultiSelect
      label={t('schedules.mailTo')}
      description={t('schedules.mailToHelp')}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      searchable
      hidePickedOptions
      withAsterisk
      {...props}
    />
  );
}
