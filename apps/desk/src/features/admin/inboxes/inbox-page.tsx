import { listInboxSettings } from '@guichet/contracts';
import { IconAt } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { InboxCreated } from './inbox-created.tsx';
import { InboxForm } from './inbox-form.tsx';

/** The form of one inbox; `new` as id makes one. */
export function InboxPage() {
  const { t } = useTranslation('admin');
  const { inboxId = 'new' } = useParams();
  const { state } = useLocation() as { state: { isCreated?: boolean } | null };
  const answer = useAnswer(listInboxSettings, {});
  const isNew = inboxId === 'new';
  const inbox = answer.data?.inboxes.find((one) => one.id === inboxId);
  return (
    <ItemPage
      list="/admin/inboxes"
      backToList={t('inboxes.backToList')}
      title={inbox?.name ?? t(isNew ? 'inboxes.createTitle' : 'sections.inboxes')}
      notFound={{
        icon: <IconAt {...icon} />,
        title: t('inboxes.notFound.title'),
        body: t('inboxes.notFound.body'),
      }}
      answer={answer}
      isThere={isNew || inbox !== undefined}
    >
      {inbox && state?.isCreated && <InboxCreated inbox={inbox} />}
      <InboxForm key={inboxId} inbox={inbox} />
    </ItemPage>
  );
}
