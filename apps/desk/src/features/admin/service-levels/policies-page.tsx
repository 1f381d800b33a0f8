import { listSlaPolicies } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconClock, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { PolicyList } from './policy-list.tsx';
import { Standards } from './standards.tsx';

export function PoliciesPage() {
  const { t } = useTranslation('routing-settings');
  const policies = useAnswer(listSlaPolicies, {});
  const all = policies.data?.policies ?? [];
  const create = (
    <Button component={Link} to="/admin/service-levels/new" leftSection={<IconPlus {...icon} />}>
      {t('serviceLevels.create')}
    </Button>
  );
  return (
    <AdminPage
      title={t('admin:sections.service-levels')}
      lead={t('serviceLevels.lead')}
      actions={all.length > 0 && create}
    >
      {policies.isPending && <TableSkeleton columns={3} rows={3} />}
      {policies.error && !policies.data && <Failure error={policies.error} onRetry={() => void policies.refetch()} />}
      {all.length > 0 && <PolicyList policies={all} />}
      {policies.isSuccess && all.length === 0 && (
        <Empty
          icon={<IconClock {...icon} />}
          title={t('serviceLevels.empty.title')}
          text={t('serviceLevels.empty.body')}
        >
          {create}
        </Empty>
      )}
      {policies.isSuccess && <Standards />}
    </AdminPage>
  );
}
