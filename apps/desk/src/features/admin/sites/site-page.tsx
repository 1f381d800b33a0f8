import { listSites } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { BackLink } from '../frame/back-link.tsx';
import { FormSkeleton } from '../frame/form-skeleton.tsx';
import { icon } from '../frame/icon-look.ts';
import { SiteForm } from './site-form.tsx';

/** The form of one site; `new` as id makes one. */
export function SitePage() {
  const { t } = useTranslation('site-settings');
  const { siteId = 'new' } = useParams();
  const sites = useAnswer(listSites, {});
  const isNew = siteId === 'new';
  const site = sites.data?.sites.find((one) => one.id === siteId);
  return (
    <AdminPage
      above={<BackLink to="/admin/sites" label={t('backToList')} />}
      title={site?.name ?? t(isNew ? 'createTitle' : 'admin:sections.sites')}
    >
      {sites.isPending && <FormSkeleton />}
      {sites.error && !sites.data && <Failure error={sites.error} onRetry={() => void sites.refetch()} />}
      {sites.data && !isNew && !site && (
        <Empty icon={<IconWorld {...icon} />} title={t('notFound.title')} text={t('notFound.body')}>
          <Button component={Link} to="/admin/sites" variant="default">
            {t('backToList')}
          </Button>
        </Empty>
      )}
      {sites.data && (isNew || site) && <SiteForm key={siteId} site={site} />}
    </AdminPage>
  );
}
