import { createMailbox, type InboxSummary, listMailboxes, type Mailbox, updateMailbox } from '@guichet/contracts';
import { Select, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { ConnectionFields } from '../connection/connection-fields.tsx';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { useTell } from '../frame/use-tell.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { FolderFields } from './folder-fields.tsx';
import { MailboxTest } from './mailbox-test.tsx';
import { type MailboxValues, requestOf, startValues } from './mailbox-values.ts';
import { useImapTest } from './use-imap-test.ts';
import { useMailboxRules } from './use-mailbox-rules.ts';

interface Props {
  mailbox: Mailbox | undefined;
  inboxes: readonly InboxSummary[];
  startInboxId: string | undefined;
}

export function MailboxForm({ mailbox, inboxes, startInboxId }: Props) {
  const { t } = useTranslation('admin');
  const tell = useTell();
  const { focusFirst } = useFieldRules();
  const navigate = useNavigate();
  const create = useAction(createMailbox, { invalidates: [listMailboxes] });
  const update = useAction(updateMailbox, { invalidates: [listMailboxes] });
  const form = useForm<MailboxValues>({
    initialValues: startValues(mailbox, inboxes, startInboxId),
    validate: useMailboxRules(mailbox),
  });
  const test = useImapTest(form, mailbox);
  const save = (values: MailboxValues) => {
    const onSuccess = (saved: Mailbox) => {
      form.resetDirty();
      tell.done(
        t(mailbox ? 'mailboxes.saved' : 'mailboxes.created', { name: saved.username }),
        mailbox ? '' : t('mailboxes.createdBody'),
      );
      void navigate('/admin/mailboxes');
    };
    if (mailbox) update.mutate({ mailboxId: mailbox.id, ...requestOf(values) }, { onSuccess });
    else create.mutate({ ...requestOf(values), password: values.password }, { onSuccess });
  };
  return (
    <form noValidate onSubmit={form.onSubmit(save, focusFirst(form))}>
      <SettingsSection title={t('mailboxes.sections.account')} help={t('mailboxes.sections.accountHelp')}>
        <Select
          label={t('mailboxes.inbox')}
          description={t('mailboxes.inboxHelp')}
          data={inboxes.map(({ id, name, address }) => ({ value: id, label: `${name} (${address})` }))}
          allowDeselect={false}
          required
          {...form.getInputProps('inboxId')}
        />
        <ConnectionFields
          protocol="imap"
          values={form.values}
          stored={mailbox ? { ...mailbox, hasPassword: true } : null}
          propsOf={(field) => form.getInputProps(field)}
          onChange={form.setValues}
        />
        <MailboxTest test={test} security={form.values.security} />
      </SettingsSection>
      <SettingsSection title={t('mailboxes.sections.folders')} help={t('mailboxes.sections.foldersHelp')}>
        <FolderFields form={form} tested={test.folders} />
        <Switch
          label={t('mailboxes.isEnabled')}
          description={t('mailboxes.isEnabledHelp')}
          {...form.getInputProps('isEnabled', { type: 'checkbox' })}
        />
      </SettingsSection>
      <FormFailure error={create.error ?? update.error} area="mailboxes" />
      <SaveBar
        label={t(mailbox ? 'mailboxes.save' : 'mailboxes.createAction')}
        isBusy={create.isPending || update.isPending}
      />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
