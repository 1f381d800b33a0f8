import { Skeleton, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './stack-table.module.css';

interface Props {
  columns: number;
  rows?: number;
}

/** Rows and columns of what comes, so that nothing jumps when it does. */
export function TableSkeleton({ columns, rows = 5 }: Props) {
  const { t } = useTranslation('admin');
  return (
    <div className={classes.frame} role="status" aria-label={t('loading')}>
      <Table className={classes.table} aria-hidden>
        <Table.Tbody>
          {Array.from({ length: rows }, (_, row) => (
            <Table.Tr key={row}>
              {Array.from({ length: columns }, (_, column) => (
                <Table.Td key={column}>
                  <Skeleton className={column === 0 ? classes.longBone : classes.bone} />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
