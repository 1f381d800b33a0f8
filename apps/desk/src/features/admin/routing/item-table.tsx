import { Table, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import table from '../frame/stack-table.module.css';

export interface ItemTableProps<Item extends { id: string }> {
  area: 'skills' | 'reasons' | 'dispositions' | 'alerts' | 'schedules';
  items: readonly Item[];
  nameOf: (item: Item) => string;
  /** Before the name. */
  mark?: (item: Item) => ReactNode;
  columns: readonly { key: string; show: (item: Item) => ReactNode }[];
  remove: (item: Item) => ReactNode;
  onEdit: (item: Item) => void;
}

export function ItemTable<Item extends { id: string }>(props: ItemTableProps<Item>) {
  const { area, items, nameOf, mark, columns, remove, onEdit } = props;
  const { t } = useTranslation('routing-settings');
  return (
    <AdminTable
      label={t(`admin:sections.${area}`)}
      columns={[t(`${area}.name`), ...columns.map(({ key }) => t(`${area}.columns.${key}`))]}
    >
      {items.map((item) => (
        <Table.Tr key={item.id}>
          <Table.Td>
            {mark?.(item)}
            <UnstyledButton className={table.open} onClick={() => onEdit(item)}>
              {nameOf(item)}
            </UnstyledButton>
          </Table.Td>
          {columns.map(({ key, show }) => (
            <Table.Td key={key} data-label={t(`${area}.columns.${key}`)}>
              {show(item)}
            </Table.Td>
          ))}
          <Table.Td className={table.end}>
            <EditAction label={t(`${area}.editTitle`, { name: nameOf(item) })} onEdit={() => onEdit(item)} />
            {remove(item)}
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
