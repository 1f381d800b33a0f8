import { listQueues, listSites, type Site } from '@guichet/contracts';
import { Button, Table } from '@mantine/core';
import { IconPlus, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { AdminTable, EditAction } from '../frame/admin-table.tsx';
import { icon } from '../frame/icon-look.ts';
import table from '../frame/stack-table.module.css';
import { StatusMark } from '../frame/status-mark.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';

export function SitesPage() {
  const { t } = useTranslation('site-settings');
  const sites = useAnswer(listSites, {});
  const all = sites.data?.sites ?? [];
  const create = (
    <Button component={Link} to="/admin/sites/new" leftSection={<IconPlus {...icon} />}>
      {t('create')}
    </Button>
  );
  return (
    <AdminPage title={t('admin:sections.sites')} lead={t('lead')} actions={all.length > 0 && create}>
      {sites.isPending && <TableSkeleton columns={4} rows={2} />}
      {sites.error && !sites.data && <Failure error={sites.error} onRetry={() => void sites.refetch()} />}
      {all.length > 0 && <SiteTable sites={all} />}
      {sites.isSuccess && all.length === 0 && (
        <Empty icon={<IconWorld {...icon} />} title={t('empty.title')} text={t('empty.body')}>
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}

function SiteTable({ sites }: { sites: readonly Site[] }) {
  const { t } = useTranslation('site-settings');
  const queues = useAnswer(listQueues, {}).data?.queues ?? [];
  return (
    <AdminTable label={t('list')} columns={[t('name'), t('origins'), t('queue'), t('status')]}>
      {sites.map((site) => (
        <Table.Tr key={site.id}>
          <Table.Td>
            <Link to={`/admin/sites/${site.id}`} className={table.open}>
              {site.name}
            </Link>
          </Table.Td>
          <Table.Td data-label={t('origins')}>
            <div>{site.origins.length ? site.origins.map((one) => <div key={one}>{one}</div>) : t('noOrigins')}</div>
          </Table.Td>
          <Table.Td data-label={t('queue')}>{queues.find(({ id }) => id === site.queueId)?.name ?? '—'}</Table.Td>
          <Table.Td data-label={t('status')} className={table.short}>
            <StatusMark tone={site.isEnabled ? 'ok' : 'mute'} label={t(site.isEnabled ? 'on' : 'off')} />
          </Table.Td>
          <Table.Td className={table.end}>
            <EditAction to={`/admin/sites/${site.id}`} label={t('edit', { name: site.name })} />
          </Table.Td>
        </Table.Tr>
      ))}
    </AdminTable>
  );
}
