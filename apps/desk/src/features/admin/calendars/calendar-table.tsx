import { type Calendar, deleteCalendar, listCalendars } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { DeleteItem } from '../routing/delete-item.tsx';
import { OpeningPreview } from './opening-preview.tsx';
import { weekInWords } from './week-words.ts';

export function CalendarTable({ calendars }: { calendars: readonly Calendar[] }) {
  const { t, i18n } = useTranslation('routing-settings');
  return (
    <AdminTable label={t('calendars.list')} columns={[t('calendars.name'), t('calendars.week'), t('calendars.now')]}>
      {calendars.map((calendar) => (
        <Table.Tr key={calendar.id}>
          <Table.Td>
            <Link to={`/admin/calendars/${calendar.id}`} className={table.open}>
              {calendar.name}
            </Link>
            <div className={table.under}>{calendar.zone}</div>
          </Table.Td>
          <Table.Td data-label={t('calendars.week')}>
            <div>
              {weekInWords(calendar.ranges, i18n.language).map((line) => (
                <div key={line}>{line}</div>
              ))}
              {calendar.holidays.length > 0 && (
                <div className={table.under}>{t('calendars.holidayCount', { count: calendar.holidays.length })}</div>
              )}
            </div>
          </Table.Td>
          <Table.Td data-label={t('calendars.now')}>
            <OpeningPreview hours={calendar} />
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction to={`/admin/calendars/${calendar.id}`} label={t('calendars.edit', { name: calendar.name })} />
            <DeleteItem
              name={calendar.name}
              area="calendars"
              endpoint={deleteCalendar}
              request={{ calendarId: calendar.id }}
              invalidates={[listCalendars]}
            />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
