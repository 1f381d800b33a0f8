import { ActionIcon, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';

export interface ItemTableProps<Item extends { id: string }> {
  area: 'skills' | 'reasons' | 'dispositions';
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
    <div className={table.frame}>
      <Table className={table.table} aria-label={t(`admin:sections.${area}`)}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`${area}.name`)}</Table.Th>
            {columns.map(({ key }) => (
              <Table.Th key={key}>{t(`${area}.columns.${key}`)}</Table.Th>
            ))}
            <Table.Th className={table.end}>
              <VisuallyHidden>{t('admin:actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
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
                <ActionIcon aria-label={t(`${area}.editTitle`, { name: nameOf(item) })} onClick={() => onEdit(item)}>
                  <IconPencil {...icon} />
                </ActionIcon>
                {remove(item)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
