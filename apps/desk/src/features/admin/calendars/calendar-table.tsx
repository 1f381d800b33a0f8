import { type Calendar, deleteCalendar, listCalendars } from '@guichet/contracts';
import { ActionIcon, Table, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';
import { DeleteItem } from '../routing/delete-item.tsx';
import { OpeningPreview } from './opening-preview.tsx';
import { weekInWords } from './week-words.ts';

export function CalendarTable({ calendars }: { calendars: readonly Calendar[] }) {
  const { t, i18n } = useTranslation('routing-settings');
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('calendars.list')}>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'week', 'now'] as const).map((column) => (
              <Table.Th key={column}>{t(`calendars.${column}`)}</Table.Th>
            ))}
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('admin:actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
                    <div className={table.under}>
                      {t('calendars.holidayCount', { count: calendar.holidays.length })}
                    </div>
                  )}
                </div>
              </Table.Td>
              <Table.Td data-label={t('calendars.now')}>
                <OpeningPreview hours={calendar} />
              </Table.Td>
              <Table.Td className={table.end}>
                <ActionIcon
                  component={Link}
                  to={`/admin/calendars/${calendar.id}`}
                  aria-label={t('calendars.edit', { name: calendar.name })}
                >
                  <IconPencil {...icon} />
                </ActionIcon>
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
        </Table.Tbody>
      </Table>
    </div>
  );
}
