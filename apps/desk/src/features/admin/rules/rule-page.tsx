import { listRules } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { RuleForm } from './rule-form.tsx';

/** The form of one rule; `new` as id makes one. */
export function RulePage() {
  const { t } = useTranslation('routing-settings');
  const { ruleId = 'new' } = useParams();
  const rules = useAnswer(listRules, {});
  const isNew = ruleId === 'new';
  const rule = rules.data?.rules.find((one) => one.id === ruleId);
  return (
    <AdminPage
      width="narrow"
      above={<BackLink to="/admin/rules" label={t('rules.backToList')} />}
      title={rule?.name ?? t(isNew ? 'rules.createTitle' : 'admin:sections.rules')}
    >
      {rules.isPending && <FormSkeleton />}
      {rules.error && !rules.data && <Failure error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && !isNew && !rule && (
        <Empty icon={<IconRoute {...icon} />} title={t('rules.notFound.title')} text={t('rules.notFound.body')}>
          <Button component={Link} to="/admin/rules" variant="default">
            {t('rules.backToList')}
          </Button>
        </Empty>
      )}
      {rules.data && (isNew || rule) && <RuleForm key={ruleId} rule={rule} />}
    </AdminPage>
  );
}
