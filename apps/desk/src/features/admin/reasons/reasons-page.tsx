import { deleteReason, listReasons, type NotReadyReason } from '@guichet/contracts';
import { IconCoffee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { DeleteItem } from '../routing/delete-item.tsx';
import { ListPage } from '../routing/list-page.tsx';
import { ReasonForm } from './reason-form.tsx';
import classes from './reasons.module.css';
import { useReasonName } from './use-reason-name.ts';

export function ReasonsPage() {
  const { t } = useTranslation('routing-settings');
  const answer = useAnswer(listReasons, {});
  const nameOf = useReasonName();
  return (
    <ListPage
      area="reasons"
      icon={IconCoffee}
      answer={answer}
      items={answer.data?.reasons ?? []}
      nameOf={nameOf}
      mark={({ colour }) => <span className={classes.swatch} data-colour={colour} aria-hidden />}
      columns={[
        { key: 'isProductive', show: ({ isProductive }) => t(isProductive ? 'reasons.productive' : 'reasons.break') },
        { key: 'colour', show: ({ colour }) => t(`reasons.colours.${colour}`) },
      ]}
      remove={(reason) => (
        <DeleteItem
          name={nameOf(reason)}
          area="reasons"
          endpoint={deleteReason}
          request={{ reasonId: reason.id }}
          invalidates={[listReasons]}
        />
      )}
      form={(reason: NotReadyReason | undefined, close) => <ReasonForm reason={reason} onClose={close} />}
    />
  );
}
