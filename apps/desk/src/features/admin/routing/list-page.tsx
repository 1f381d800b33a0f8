import { Button, Drawer } from '@mantine/core';
import { type Icon, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import look from '../frame/form-look.module.css';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { ItemTable, type ItemTableProps } from './item-table.tsx';

interface Props<Item extends { id: string }> extends Omit<ItemTableProps<Item>, 'onEdit'> {
  icon: Icon;
  answer: { isPending: boolean; isSuccess: boolean; error: unknown; refetch: () => unknown };
  form: (item: Item | undefined, close: () => void) => ReactNode;
}

/** A short list of named things, each edited in a drawer. */
export function ListPage<Item extends { id: string }>({ icon: Mark, answer, form, ...shown }: Props<Item>) {
  const { area, items, nameOf } = shown;
  const { t } = useTranslation('routing-settings');
  const [drawer, setDrawer] = useState<'new' | Item | null>(null);
  const close = () => setDrawer(null);
  const create = (
    <Button leftSection={<IconPlus {...icon} />} onClick={() => setDrawer('new')}>
      {t(`${area}.create`)}
    </Button>
  );
  const isNew = drawer === 'new' || drawer === null;
  return (
    <AdminPage title={t(`admin:sections.${area}`)} lead={t(`${area}.lead`)} actions={items.length > 0 && create}>
      {answer.isPending && <TableSkeleton columns={3} />}
      {Boolean(answer.error) && !answer.isSuccess && (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      )}
      {items.length > 0 && <ItemTable {...shown} onEdit={setDrawer} />}
      {answer.isSuccess && items.length === 0 && (
        <Empty icon={<Mark {...icon} />} title={t(`${area}.empty.title`)} text={t(`${area}.empty.body`)}>
          {create}
        </Empty>
      )}
      <Drawer
        opened={drawer !== null}
        onClose={close}
        position="right"
        classNames={{ title: look.dialogTitle ?? '' }}
        title={isNew ? t(`${area}.createTitle`) : t(`${area}.editTitle`, { name: nameOf(drawer) })}
        closeButtonProps={{ 'aria-label': t('admin:actions.close') }}
      >
        {drawer !== null && form(isNew ? undefined : drawer, close)}
      </Drawer>
    </AdminPage>
  );
}
