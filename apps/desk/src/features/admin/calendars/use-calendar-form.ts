import { type Calendar, createCalendar, listCalendars, updateCalendar } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useSettingsForm } from '../frame/use-settings-form.ts';
import { type CalendarValues, requestOf, startValues } from './calendar-values.ts';
import { useCalendarRules } from './use-calendar-rules.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useCalendarForm(calendar: Calendar | undefined) {
  const { t } = useTranslation('routing-settings');
  const save = async (values: CalendarValues) => {
    const wish = requestOf(values);
    return {
      item: await (calendar ? call(updateCalendar, { calendarId: calendar.id, ...wish }) : call(createCalendar, wish)),
    };
  };
  return useSettingsForm({
    ...{ item: calendar, validate: useCalendarRules(), save, path: '/admin/calendars' },
    startValues: (one) => startValues(one, ZONE),
    list: { endpoint: listCalendars, field: 'calendars' },
    told: (name) => t(calendar ? 'calendars.saved' : 'calendars.created', { name }),
  });
}
