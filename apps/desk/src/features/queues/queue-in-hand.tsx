import type { AnswerOf, listQueueWork } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { Ago } from '../../app/time/ago.tsx';
import table from '../admin/frame/stack-table.module.css';
import { WorkTitle } from './work-title.tsx';

type InHand = AnswerOf<typeof listQueueWork>['inHand'][number];

/** What agents have from this queue now, each a press away. */
export function QueueInHand({ items }: { items: readonly InHand[] }) {
  const { t } = useTranslation('routing');
  const nameOf = useUserName();
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('queues.inHand')}>
        <Table.Thead>
          <Table.Tr>
            {(['customer', 'agent', 'taken'] as const).map((column) => (
              <Table.Th key={column}>{t(`queues.columns.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <WorkTitle item={item} />
              </Table.Td>
              <Table.Td data-label={t('queues.columns.agent')}>{nameOf(item.agentId)}</Table.Td>
              <Table.Td data-label={t('queues.columns.taken')} className={table.short}>
                <Ago at={item.acceptedAt ?? item.enqueuedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
