import type { Inbox, Team } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { CopyText } from './copy-text.tsx';

interface Props {
  inboxes: readonly Inbox[];
  teams: readonly Team[];
}

export function InboxTable({ inboxes, teams }: Props) {
  const { t } = useTranslation('admin');
  const nameOf = new Map(teams.map((team) => [team.id, team.name]));
  return (
    <AdminTable
      label={t('inboxes.list')}
      columns={[t('inboxes.name'), t('inboxes.team'), t('inboxes.promised'), t('inboxes.forwarding')]}
    >
      {inboxes.map((inbox) => (
        <Table.Tr key={inbox.id}>
          <Table.Td>
            <Link className={table.open} to={`/admin/inboxes/${inbox.id}`}>
              {inbox.name}
            </Link>
            <div className={table.under}>{inbox.address}</div>
          </Table.Td>
          <Table.Td data-label={t('inboxes.team')}>
            {(inbox.teamId && nameOf.get(inbox.teamId)) ?? <span className={table.under}>{t('inboxes.teamNone')}</span>}
          </Table.Td>
          <Table.Td data-label={t('inboxes.promised')}>
            {t('inboxes.hours', { count: inbox.promisedHours })}
            {inbox.acknowledges && <div className={table.under}>{t('inboxes.acknowledgesShort')}</div>}
          </Table.Td>
          <Table.Td data-label={t('inboxes.forwarding')}>
            <CopyText text={inbox.forwardingAddress} label={t('inboxes.forwardingCopy')} />
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction to={`/admin/inboxes/${inbox.id}`} label={`${t('actions.edit')} ${inbox.name}`} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
