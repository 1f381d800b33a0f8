import { listCalendars, listSlaPolicies } from '@guichet/contracts';
import { IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { PolicyForm } from './policy-form.tsx';
import { mailPreset } from './policy-values.ts';

/** The form of one policy; `new` as id makes one, from a standard if the address names it. */
export function PolicyPage() {
  const { t } = useTranslation('routing-settings');
  const { policyId = 'new' } = useParams();
  const [query] = useSearchParams();
  const answer = useAnswer(listSlaPolicies, {});
  const calendars = useAnswer(listCalendars, {});
  const isNew = policyId === 'new';
  const isMail = isNew && query.get('standard') === 'mail';
  const policy = answer.data?.policies.find(({ id }) => id === policyId);
  const first = calendars.data?.calendars[0]?.id ?? null;
  return (
    <ItemPage
      list="/admin/service-levels"
      backToList={t('serviceLevels.backToList')}
      title={policy?.name ?? t(isNew ? 'serviceLevels.createTitle' : 'admin:sections.service-levels')}
      notFound={{
        icon: <IconClock {...icon} />,
        title: t('serviceLevels.notFound.title'),
        body: t('serviceLevels.notFound.body'),
      }}
      answer={isMail && answer.data ? calendars : answer}
      isThere={isNew || policy !== undefined}
    >
      <PolicyForm
        key={policyId}
        policy={policy}
        preset={isMail ? mailPreset(t('serviceLevels.standards.mail.name'), first) : undefined}
      />
    </ItemPage>
  );
}
