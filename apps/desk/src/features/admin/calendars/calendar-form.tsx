import { type Calendar, deleteCalendar, listCalendars } from '@guichet/contracts';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { DeleteItem } from '../routing/delete-item.tsx';
import { requestOf } from './calendar-values.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { OpeningPreview } from './opening-preview.tsx';
import { useCalendarForm } from './use-calendar-form.ts';
import { WeekFields } from './week-fields.tsx';
import { ZoneField } from './zone-field.tsx';

export function CalendarForm({ calendar }: { calendar: Calendar | undefined }) {
  const { t } = useTranslation('routing-settings');
  const navigate = useNavigate();
  const { form, error, isBusy, onSubmit } = useCalendarForm(calendar);
  return (
    <form noValidate onSubmit={onSubmit}>
      <SettingsSection title={t('calendars.sections.basics')} help={t('calendars.sections.basicsHelp')}>
        <TextInput
          label={t('calendars.name')}
          placeholder={t('calendars.namePlaceholder')}
          required
          {...form.getInputProps('name')}
        />
        <ZoneField {...form.getInputProps('zone')} />
        <div>
          <OpeningPreview hours={requestOf(form.values)} />
        </div>
      </SettingsSection>
      <SettingsSection title={t('calendars.sections.week')} help={t('calendars.sections.weekHelp')}>
        <WeekFields form={form} />
      </SettingsSection>
      <SettingsSection title={t('calendars.sections.holidays')} help={t('calendars.sections.holidaysHelp')}>
        <HolidayFields form={form} />
      </SettingsSection>
      {calendar && (
        <SettingsSection title={t('calendars.sections.deletion')} help={t('calendars.deleteBody')}>
          <div>
            <DeleteItem
              look="button"
              name={calendar.name}
              area="calendars"
              endpoint={deleteCalendar}
              request={{ calendarId: calendar.id }}
              invalidates={[listCalendars]}
              onDeleted={() => {
                form.resetDirty();
                void navigate('/admin/calendars');
              }}
            />
          </div>
        </SettingsSection>
      )}
      <FormFailure error={error} area="calendars" />
      <SaveBar label={t(calendar ? 'calendars.save' : 'calendars.createAction')} isBusy={isBusy} />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
