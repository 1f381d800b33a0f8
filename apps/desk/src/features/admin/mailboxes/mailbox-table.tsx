import type { InboxSummary, Mailbox } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';
import { DeleteMailbox } from './delete-mailbox.tsx';
import { MailboxHealth } from './mailbox-health.tsx';

interface Props {
  mailboxes: readonly Mailbox[];
  inboxes: readonly InboxSummary[];
}

export function MailboxTable({ mailboxes, inboxes }: Props) {
  const { t } = useTranslation('admin');
  const nameOf = new Map(inboxes.map((inbox) => [inbox.id, inbox.name]));
  return (
    <AdminTable
      label={t('mailboxes.list')}
      columns={[t('mailboxes.account'), t('mailboxes.inbox'), t('mailboxes.health')]}
    >
      {mailboxes.map((mailbox) => (
        <Table.Tr key={mailbox.id}>
          <Table.Td>
            <Link className={table.open} to={`/admin/mailboxes/${mailbox.id}`}>
              {mailbox.username}
            </Link>
            <div className={table.under}>
              {mailbox.host} · {mailbox.folders.join(', ')}
            </div>
          </Table.Td>
          <Table.Td data-label={t('mailboxes.inbox')}>{nameOf.get(mailbox.inboxId)}</Table.Td>
          <Table.Td data-label={t('mailboxes.health')}>
            <MailboxHealth mailbox={mailbox} />
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction to={`/admin/mailboxes/${mailbox.id}`} label={`${t('actions.edit')} ${mailbox.username}`} />
            <DeleteMailbox mailbox={mailbox} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
