import type { AnswerOf, listQueueWork } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUserName } from '../../app/people.ts';
import { Pill } from '../../app/pill.tsx';
import { Ago } from '../../app/time/ago.tsx';
import { estimateInWords } from '../routing/wait-words.ts';
import { WorkTitle } from './work-title.tsx';
import table from '../admin/frame/stack-table.module.css';
import classes from './queue-page.module.css';

type Waiting = AnswerOf<typeof listQueueWork>['items'][number];
const COLUMNS = ['place', 'customer', 'since', 'estimate', 'state'] as const;

export function QueueWork({ items }: { items: readonly Waiting[] }) {
  const { t } = useTranslation('routing');
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('queues.work')}>
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`queues.columns.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <WaitingRow key={item.id} item={item} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function WaitingRow({ item }: { item: Waiting }) {
  const { t } = useTranslation('routing');
  const nameOf = useUserName();
  const { position, estimateSeconds, originalArrivalAt } = item;
  const label = (column: (typeof COLUMNS)[number]) => ({ 'data-label': t(`queues.columns.${column}`) });
  return (
    <Table.Tr>
      <Table.Td {...label('place')} className={classes.figure}>
        {position ?? '—'}
      </Table.Td>
      <Table.Td>
        <WorkTitle item={item} />
      </Table.Td>
      <Table.Td {...label('since')} className={table.short}>
        <Ago at={originalArrivalAt} />
      </Table.Td>
      <Table.Td {...label('estimate')} className={table.short}>
        {estimateSeconds === null ? '—' : estimateInWords(estimateSeconds, t)}
      </Table.Td>
      <Table.Td {...label('state')}>
        <span>
          {item.state === 'offered' ? (
            <Pill tone="live">{t('work.offered', { name: nameOf(item.agentId) })}</Pill>
          ) : (
            <Pill tone="plain">{t(`workStates.${item.state}`)}</Pill>
          )}
        </span>
      </Table.Td>
    </Table.Tr>
  );
}
