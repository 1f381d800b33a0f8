import type { InboxSummary, Mailbox } from '@guichet/contracts';
import { ActionIcon, Table, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { icon } from '../frame/icon-look.ts';
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
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('mailboxes.list')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mailboxes.account')}</Table.Th>
            <Table.Th>{t('mailboxes.inbox')}</Table.Th>
            <Table.Th>{t('mailboxes.health')}</Table.Th>
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
                <ActionIcon
                  component={Link}
                  to={`/admin/mailboxes/${mailbox.id}`}
                  aria-label={`${t('actions.edit')} ${mailbox.username}`}
                >
                  <IconPencil {...icon} />
                </ActionIcon>
                <DeleteMailbox mailbox={mailbox} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
