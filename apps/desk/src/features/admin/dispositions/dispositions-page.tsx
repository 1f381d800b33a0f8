import { deleteDisposition, type Disposition, listDispositions } from '@guichet/contracts';
import { IconFlagCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { StatusMark } from '../frame/status-mark.tsx';
import { DeleteItem } from '../routing/delete-item.tsx';
import { ListPage } from '../routing/list-page.tsx';
import { DispositionForm } from './disposition-form.tsx';
import { useDispositionName } from './use-disposition-name.ts';

export function DispositionsPage() {
  const { t } = useTranslation('routing-settings');
  const answer = useAnswer(listDispositions, {});
  const nameOf = useDispositionName();
  return (
    <ListPage
      area="dispositions"
      icon={IconFlagCheck}
      answer={answer}
      items={answer.data?.dispositions ?? []}
      nameOf={nameOf}
      columns={[
        {
          key: 'isDefault',
          show: ({ isDefault }) => isDefault && <StatusMark tone="ok" label={t('dispositions.default')} />,
        },
      ]}
      // The default one cannot go: another becomes it first.
      remove={(disposition) =>
        !disposition.isDefault && (
          <DeleteItem
            name={nameOf(disposition)}
            area="dispositions"
            endpoint={deleteDisposition}
            request={{ dispositionId: disposition.id }}
            invalidates={[listDispositions]}
          />
        )
      }
      form={(disposition: Disposition | undefined, close) => (
        <DispositionForm disposition={disposition} onClose={close} />
      )}
    />
  );
}
