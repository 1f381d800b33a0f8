import { MultiSelect, Select, Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { MailboxValues } from './mailbox-values.ts';

interface Props {
  form: UseFormReturnType<MailboxValues>;
  /** The account's folders as the last test found them; none before a test. */
  tested: readonly string[];
}

/** Which folders are read and where a mail goes afterwards, chosen among those that exist. */
export function FolderFields({ form, tested }: Props) {
  const { t } = useTranslation('admin');
  const { folders, moves, moveTo } = form.values;
  const known = [...new Set(['INBOX', ...folders, ...tested, ...(moveTo === null ? [] : [moveTo])])];
  return (
    <>
      <MultiSelect
        label={t('mailboxes.folders')}
        description={t(tested.length ? 'mailboxes.foldersKnown' : 'mailboxes.foldersHelp')}
        placeholder={folders.length ? '' : t('mailboxes.foldersPlaceholder')}
        data={known}
        searchable
        required
        {...form.getInputProps('folders')}
      />
      <Switch
        label={t('mailboxes.moveTo')}
        description={t('mailboxes.moveToHelp')}
        {...form.getInputProps('moves', { type: 'checkbox' })}
      />
      {moves && (
        <Select
          label={t('mailboxes.moveToFolder')}
          description={tested.length ? undefined : t('mailboxes.foldersHelp')}
          data={known.filter((folder) => !folders.includes(folder))}
          searchable
          required
          {...form.getInputProps('moveTo')}
        />
      )}
    </>
  );
}
