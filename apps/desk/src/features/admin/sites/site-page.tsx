import { listSites } from '@guichet/contracts';
import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { SiteForm } from './site-form.tsx';

/** The form of one site; `new` as id makes one. */
export function SitePage() {
  const { t } = useTranslation('site-settings');
  const { siteId = 'new' } = useParams();
  const answer = useAnswer(listSites, {});
  const isNew = siteId === 'new';
  const site = answer.data?.sites.find((one) => one.id === siteId);
  return (
    <ItemPage
      width="wide"
      list="/admin/sites"
      backToList={t('backToList')}
      title={site?.name ?? t(isNew ? 'createTitle' : 'admin:sections.sites')}
      notFound={{ icon: <IconWorld {...icon} />, title: t('notFound.title'), body: t('notFound.body') }}
      answer={answer}
      isThere={isNew || site !== undefined}
    >
      <SiteForm key={siteId} site={site} />
    </ItemPage>
  );
}
