import { listCalendars } from '@guichet/contracts';
import { IconCalendarTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { CalendarForm } from './calendar-form.tsx';

/** The form of one set of opening hours; `new` as id makes one. */
export function CalendarPage() {
  const { t } = useTranslation('routing-settings');
  const { calendarId = 'new' } = useParams();
  const answer = useAnswer(listCalendars, {});
  const isNew = calendarId === 'new';
  const calendar = answer.data?.calendars.find((one) => one.id === calendarId);
  return (
    <ItemPage
      list="/admin/calendars"
      backToList={t('calendars.backToList')}
      title={calendar?.name ?? t(isNew ? 'calendars.createTitle' : 'admin:sections.calendars')}
      notFound={{
        icon: <IconCalendarTime {...icon} />,
        title: t('calendars.notFound.title'),
        body: t('calendars.notFound.body'),
      }}
      answer={answer}
      isThere={isNew || calendar !== undefined}
    >
      <CalendarForm key={calendarId} calendar={calendar} />
    </ItemPage>
  );
}
