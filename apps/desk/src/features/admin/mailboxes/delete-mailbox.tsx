import { deleteMailbox, listMailboxes, type Mailbox } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { useTell } from '../frame/use-tell.ts';
import { useErrorWords } from '../frame/use-error-words.ts';

/** Deletes after a question, which says that mails already taken in stay. */
export function DeleteMailbox({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const words = useErrorWords('mailboxes');
  const [isAsking, setAsking] = useState(false);
  const remove = useAction(deleteMailbox, { invalidates: [listMailboxes] });
  const name = mailbox.username;
  const confirm = () =>
    remove.mutate(
      { mailboxId: mailbox.id },
      {
        onSuccess: () => {
          setAsking(false);
          tell.done(t('mailboxes.deleted', { name }));
        },
      },
    );
  return (
    <>
      <ActionIcon
        aria-label={t('mailboxes.deleteTitle', { name })}
        onClick={() => {
          remove.reset();
          setAsking(true);
        }}
      >
        <IconTrash {...icon} />
      </ActionIcon>
      <ConfirmAction
        opened={isAsking}
        title={t('mailboxes.deleteTitle', { name })}
        body={t('mailboxes.deleteBody')}
        confirmLabel={t('mailboxes.delete')}
        isBusy={remove.isPending}
        refusal={remove.error ? words(remove.error) : undefined}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
