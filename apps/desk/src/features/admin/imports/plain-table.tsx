import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './imports.module.css';

interface Props {
  label: string;
  columns: readonly ReactNode[];
  rows: readonly (readonly ReactNode[])[];
  /** From this column on there are figures. */
  figuresFrom?: number;
}

/** Nothing to do in it but to read; where it is too wide it is moved, also by keys. */
export function PlainTable({ label, columns, rows, figuresFrom = columns.length }: Props) {
  const isNumber = (n: number) => n >= figuresFrom || undefined;
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={label}>
      <Table className={classes.table} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, n) => (
              <Table.Th key={n} scope="col" data-number={isNumber(n)}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, line) => (
            <Table.Tr key={line}>
              {cells.map((cell, n) => (
                <Table.Td key={n} data-number={isNumber(n)}>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
