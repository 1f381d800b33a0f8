import { ActionIcon, Table, VisuallyHidden } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { icon } from './icon-look.ts';
import classes from './stack-table.module.css';

interface Props {
  label: string;
  /** All but the last one, which holds the actions. */
  columns: readonly string[];
  /** Before the first column: a tick for all rows. */
  tick?: ReactNode;
  /** A row for each thing. */
  children: ReactNode;
}

/** A list of things that are set up. On a phone each row stands by itself, so its cells carry their column's name. */
export function AdminTable({ label, columns, tick, children }: Props) {
  const { t } = useTranslation('admin');
  return (
    <div className={classes.frame}>
      <Table className={classes.table} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {tick && <Table.Th className={classes.tick}>{tick}</Table.Th>}
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            <Table.Th className={classes.end}>
              <VisuallyHidden>{t('actions.columnActions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}

/** Leads to the page where it is changed, or opens it beside the list. */
export function EditAction({ label, ...way }: { label: string } & ({ to: string } | { onEdit: () => void })) {
  const pencil = <IconPencil {...icon} />;
  return 'to' in way ? (
    <ActionIcon component={Link} to={way.to} aria-label={label}>
      {pencil}
    </ActionIcon>
  ) : (
    <ActionIcon aria-label={label} onClick={way.onEdit}>
      {pencil}
    </ActionIcon>
  );
}
