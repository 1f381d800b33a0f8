import { listAudit } from '@guichet/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { usePages } from '../frame/use-pages.ts';
import { AuditTable } from './audit-table.tsx';
import classes from './audit.module.css';
import { ChainMark } from './chain-mark.tsx';

export function AuditPage() {
  const { t } = useTranslation('admin');
  const pages = usePages(listAudit);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const isIntact = pages.data?.pages.every((page) => page.isChainIntact);
  return (
    <AdminPage title={t('sections.audit')} lead={t('audit.lead')}>
      {isIntact !== undefined && <ChainMark isIntact={isIntact} />}
      {pages.isPending && <TableSkeleton columns={4} rows={8} />}
      {pages.error && !pages.data && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
      {entries.length > 0 && <AuditTable entries={entries} />}
      {pages.isSuccess && entries.length === 0 && (
        <Empty icon={<IconHistory {...icon} />} title={t('audit.empty.title')} text={t('audit.empty.body')} />
      )}
      <MoreButton pages={pages} />
      {entries.length > 0 && !pages.hasNextPage && <p className={classes.end}>{t('audit.end')}</p>}
    </AdminPage>
  );
}
