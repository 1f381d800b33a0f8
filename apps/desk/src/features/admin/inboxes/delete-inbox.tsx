import { deleteInbox, type Inbox, listInboxes, listInboxSettings } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { useTell } from '../frame/use-tell.ts';
import { useErrorWords } from '../frame/use-error-words.ts';

interface Props {
  inbox: Inbox;
  /** Before the page is left, so that nothing asks about changes to what is gone. */
  onDeleted: () => void;
}

export function DeleteInbox({ inbox, onDeleted }: Props) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const words = useErrorWords('inboxes');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(deleteInbox, { invalidates: [listInboxSettings, listInboxes] });
  const { name } = inbox;
  const confirm = () =>
    remove.mutate(
      { inboxId: inbox.id },
      {
        onSuccess: () => {
          onDeleted();
          tell.done(t('inboxes.deleted', { name }));
          void navigate('/admin/inboxes');
        },
      },
    );
  return (
    <>
      <Button
        variant="default"
        c="bad"
        leftSection={<IconTrash {...icon} />}
        onClick={() => {
          remove.reset();
          setAsking(true);
        }}
      >
        {t('inboxes.delete')}
      </Button>
      <ConfirmAction
        opened={isAsking}
        title={t('inboxes.deleteTitle', { name })}
        body={t('inboxes.deleteBody')}
        confirmLabel={t('inboxes.delete')}
        isBusy={remove.isPending}
        refusal={remove.error ? words(remove.error) : undefined}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
