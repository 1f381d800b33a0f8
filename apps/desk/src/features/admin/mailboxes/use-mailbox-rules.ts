import type { Mailbox } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import type { MailboxValues } from './mailbox-values.ts';

/** Limits of the contract, in words; a stored password counts only for the account it was given for. */
export function useMailboxRules(mailbox: Mailbox | undefined) {
  const { t } = useTranslation('admin');
  const rules = useFieldRules();
  const required = t('form.required');
  return {
    inboxId: (value: string | null) => (value ? null : required),
    host: rules.text(253),
    port: rules.whole(1, 65_535),
    username: rules.text(320),
    password: (value: string, { host, username }: MailboxValues) =>
      value || (mailbox?.host === host && mailbox.username === username) ? null : required,
    folders: (value: string[]) => (value.length ? null : required),
    moveTo: (value: string | null, { moves, folders }: MailboxValues) => {
      if (!moves) return null;
      if (!value) return required;
      return folders.includes(value) ? t('mailboxes.moveToFolderSame') : null;
    },
  };
}
