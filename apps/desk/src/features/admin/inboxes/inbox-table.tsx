import type { Inbox, Team } from '@guichet/contracts';
import { ActionIcon, Table, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { icon } from '../frame/icon-look.ts';
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
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('inboxes.list')}>
        <Table.Thead>
          <Table.Tr>
            {(['name', 'team', 'promised', 'forwarding'] as const).map((column) => (
              <Table.Th key={column}>{t(`inboxes.${column}`)}</Table.Th>
            ))}
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inboxes.map((inbox) => (
            <Table.Tr key={inbox.id}>
              <Table.Td>
                <Link className={table.open} to={`/admin/inboxes/${inbox.id}`}>
                  {inbox.name}
                </Link>
                <div className={table.under}>{inbox.address}</div>
              </Table.Td>
              <Table.Td data-label={t('inboxes.team')}>
                {(inbox.teamId && nameOf.get(inbox.teamId)) ?? (
                  <span className={table.under}>{t('inboxes.teamNone')}</span>
                )}
              </Table.Td>
              <Table.Td data-label={t('inboxes.promised')}>
                {t('inboxes.hours', { count: inbox.promisedHours })}
                {inbox.acknowledges && <div className={table.under}>{t('inboxes.acknowledgesShort')}</div>}
              </Table.Td>
              <Table.Td data-label={t('inboxes.forwarding')}>
                <CopyText text={inbox.forwardingAddress} label={t('inboxes.forwardingCopy')} />
              </Table.Td>
              <Table.Td className={table.end}>
                <ActionIcon
                  component={Link}
                  to={`/admin/inboxes/${inbox.id}`}
                  aria-label={`${t('actions.edit')} ${inbox.name}`}
                >
                  <IconPencil {...icon} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
