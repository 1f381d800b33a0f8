import { type Calendar, createCalendar, listCalendars, updateCalendar } from '@guichet/contracts';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { keyOf, queryClient, useAction } from '../../../app/api.ts';
import { restartForm } from '../frame/restart-form.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { type CalendarValues, requestOf, startValues } from './calendar-values.ts';
import { useCalendarRules } from './use-calendar-rules.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The page shows what was saved at once; the list is asked again behind it. */
function showSaved(saved: Calendar) {
  queryClient.setQueryData(keyOf(listCalendars, {}), (old: { calendars: Calendar[] } | undefined) => {
    if (!old) return old;
    const others = old.calendars.filter((one) => one.id !== saved.id);
    return { calendars: [...others, saved].toSorted((a, b) => a.name.localeCompare(b.name)) };
  });
}

export function useCalendarForm(calendar: Calendar | undefined) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const create = useAction(createCalendar, { invalidates: [listCalendars] });
  const update = useAction(updateCalendar, { invalidates: [listCalendars] });
  const form = useForm<CalendarValues>({
    initialValues: startValues(calendar, ZONE),
    validate: useCalendarRules(),
  });
  const onSuccess = (saved: Calendar) => {
    showSaved(saved);
    restartForm(form, startValues(saved, ZONE));
    tell.done(t(calendar ? 'calendars.saved' : 'calendars.created', { name: saved.name }));
    if (!calendar) void navigate(`/admin/calendars/${saved.id}`, { replace: true });
  };
  const save = (values: CalendarValues) => {
    if (calendar) update.mutate({ calendarId: calendar.id, ...requestOf(values) }, { onSuccess });
    else create.mutate(requestOf(values), { onSuccess });
  };
  return {
    form,
    error: create.error ?? update.error,
    isBusy: create.isPending || update.isPending,
    onSubmit: form.onSubmit(save, focusFirst(form)),
  };
}
