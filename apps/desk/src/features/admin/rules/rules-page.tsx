import { listRules } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { RuleList } from './rule-list.tsx';

export function RulesPage() {
  const { t } = useTranslation('routing-settings');
  const rules = useAnswer(listRules, {});
  const all = rules.data?.rules ?? [];
  const create = (
    <Button component={Link} to="/admin/rules/new" leftSection={<IconPlus {...icon} />}>
      {t('rules.create')}
    </Button>
  );
  return (
    <AdminPage title={t('admin:sections.rules')} lead={t('rules.lead')} actions={all.length > 0 && create}>
      {rules.isPending && <TableSkeleton columns={3} rows={3} />}
      {rules.error && !rules.data && <Failure error={rules.error} onRetry={() => void rules.refetch()} />}
      {all.length > 0 && <RuleList rules={all} />}
      {rules.isSuccess && all.length === 0 && (
        <Empty icon={<IconRoute {...icon} />} title={t('rules.empty.title')} text={t('rules.empty.body')}>
          {create}
        </Empty>
      )}
    </AdminPage>
  );
}
