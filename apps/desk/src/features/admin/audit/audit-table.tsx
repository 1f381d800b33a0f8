import type { AuditEntry } from '@guichet/contracts';
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import table from '../frame/stack-table.module.css';
import { AuditRow } from './audit-row.tsx';

export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { t } = useTranslation('admin');
  return (
    <div className={table.frame}>
      <Table className={table.table} aria-label={t('audit.list')}>
        <Table.Thead>
          <Table.Tr>
            {(['what', 'subject', 'when'] as const).map((column) => (
              <Table.Th key={column}>{t(`audit.${column}`)}</Table.Th>
            ))}
            <Table.Th className={table.end}>{t('audit.details')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <AuditRow key={entry.sequence} entry={entry} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
