import type { Calendar, Queue, Skill, User } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { useNames } from '../routing/use-names.ts';
import { waitingInWords } from './queue-words.ts';

interface Props {
  queues: readonly Queue[];
  users: readonly User[];
  skills: readonly Skill[];
  calendars: readonly Calendar[];
}

const NAMES_SHOWN = 4;

export function QueueTable({ queues, users, skills, calendars }: Props) {
  const { t } = useTranslation('routing-settings');
  const names = {
    queue: useNames(queues),
    skill: useNames(skills),
    calendar: useNames(calendars),
    user: useNames(users),
  };
  const members = ({ isForEverybody, memberIds }: Queue) => {
    if (isForEverybody) return t('queues.everybody');
    if (!memberIds.length) return t('queues.nobody');
    const hidden = memberIds.length - NAMES_SHOWN;
    const shown = memberIds.slice(0, NAMES_SHOWN).map(names.user).join(', ');
    return hidden > 0 ? `${shown} ${t('queues.andMore', { count: hidden })}` : shown;
  };
  return (
    <AdminTable
      label={t('queues.list')}
      columns={[t('queues.name'), t('queues.members'), t('queues.order'), t('queues.waiting')]}
    >
      {queues.map((queue) => (
        <Table.Tr key={queue.id}>
          <Table.Td className={table.short}>
            <Link to={`/admin/queues/${queue.id}`} className={table.open}>
              {queue.name}
            </Link>
            <div className={table.under}>
              {queue.calendarId === null ? t('queues.alwaysOpen') : names.calendar(queue.calendarId)}
            </div>
          </Table.Td>
          <Table.Td data-label={t('queues.members')} className={queue.isForEverybody ? table.short : undefined}>
            {members(queue)}
          </Table.Td>
          <Table.Td data-label={t('queues.order')} className={table.short}>
            {t(`queues.orders.${queue.agentOrder}.name`)}
          </Table.Td>
          <Table.Td data-label={t('queues.waiting')}>
            <div>
              {waitingInWords(queue, names, t).map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </div>
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction to={`/admin/queues/${queue.id}`} label={t('queues.edit', { name: queue.name })} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
