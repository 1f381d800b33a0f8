import { listTrunks } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconPhone, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { TrunkTable } from './trunk-table.tsx';

/** Whether a trunk knows us changes without anybody's doing. */
const HEALTH_EVERY_MS = 10_000;

export function TrunksPage() {
  const { t } = useTranslation('routing-settings');
  const answer = useAnswer(listTrunks, {}, { refetchInterval: HEALTH_EVERY_MS });
  const all = answer.data?.trunks ?? [];
  const create = (
    <Button component={Link} to="/admin/trunks/new" leftSection={<IconPlus {...icon} />}>
      {t('trunks.create')}
    </Button>
  );
  return (
    <AdminPage title={t('admin:sections.trunks')} lead={t('trunks.lead')} actions={all.length > 0 && create}>
      {answer.isPending && <TableSkeleton columns={3} rows={2} />}
      {answer.error && !answer.data && <Failure error={answer.error} onRetry={() => void answer.refetch()} />}
      {all.length > 0 && <TrunkTable trunks={all} />}
      {answer.isSuccess && all.length === 0 && (
        <Empty icon={<IconPhone {...icon} />} title={t('trunks.empty.title')} text={t('trunks.empty.body')}>
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}
