import { listTrunks } from '@guichet/contracts';
import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { icon } from '../frame/icon-look.ts';
import { ItemPage } from '../frame/item-page.tsx';
import { TrunkForm } from './trunk-form.tsx';

/** The form of one trunk; `new` as id makes one. */
export function TrunkPage() {
  const { t } = useTranslation('routing-settings');
  const { trunkId = 'new' } = useParams();
  const answer = useAnswer(listTrunks, {});
  const isNew = trunkId === 'new';
  const trunk = answer.data?.trunks.find((one) => one.id === trunkId);
  return (
    <ItemPage
      list="/admin/trunks"
      backToList={t('trunks.backToList')}
      title={trunk?.name ?? t(isNew ? 'trunks.createTitle' : 'admin:sections.trunks')}
      notFound={{ icon: <IconPhone {...icon} />, title: t('trunks.notFound.title'), body: t('trunks.notFound.body') }}
      answer={answer}
      isThere={isNew || trunk !== undefined}
    >
      <TrunkForm key={trunkId} trunk={trunk} />
    </ItemPage>
  );
}
