import type { Inbox } from '@guichet/contracts';
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../frame/form-failure.tsx';
import { LeaveGuard } from '../frame/leave-guard.tsx';
import { SaveBar } from '../frame/save-bar.tsx';
import { SettingsSection } from '../frame/settings-section.tsx';
import { AcknowledgementFields } from './acknowledgement-fields.tsx';
import { AddressFields } from './address-fields.tsx';
import { DeleteInbox } from './delete-inbox.tsx';
import { ReceivingInfo } from './receiving-info.tsx';
import { RoutingFields } from './routing-fields.tsx';
import { SendingFields } from './sending-fields.tsx';
import { SignatureField } from './signature-field.tsx';
import { useInboxForm } from './use-inbox-form.ts';

export function InboxForm({ inbox }: { inbox: Inbox | undefined }) {
  const { t } = useTranslation('admin');
  const { form, saves, error, isBusy, onSubmit } = useInboxForm(inbox);
  return (
    <form noValidate onSubmit={onSubmit}>
      <SettingsSection title={t('inboxes.sections.identity')} help={t('inboxes.sections.identityHelp')}>
        <AddressFields form={form} />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.routing')} help={t('inboxes.sections.routingHelp')}>
        <RoutingFields form={form} />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.receiving')} help={t('inboxes.sections.receivingHelp')}>
        <ReceivingInfo inbox={inbox} />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.sending')} help={t('inboxes.sections.sendingHelp')}>
        <SendingFields key={saves} form={form} inbox={inbox} />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.signature')} help={t('inboxes.sections.signatureHelp')}>
        <SignatureField
          value={form.values.signatureHtml}
          onChange={(html) => form.setFieldValue('signatureHtml', html)}
        />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.acknowledgement')} help={t('inboxes.sections.acknowledgementHelp')}>
        <AcknowledgementFields form={form} />
      </SettingsSection>
      <SettingsSection title={t('inboxes.sections.settled')} help={t('inboxes.sections.settledHelp')}>
        <Switch label={t('inboxes.asksSettled')} {...form.getInputProps('asksSettled', { type: 'checkbox' })} />
      </SettingsSection>
      {inbox && (
        <SettingsSection title={t('inboxes.sections.deletion')} help={t('inboxes.deleteBody')}>
          <div>
            <DeleteInbox inbox={inbox} onDeleted={() => form.resetDirty()} />
          </div>
        </SettingsSection>
      )}
      <FormFailure error={error} area="inboxes" />
      <SaveBar label={t(inbox ? 'inboxes.save' : 'inboxes.createAction')} isBusy={isBusy} />
      <LeaveGuard isDirty={() => form.isDirty()} />
    </form>
  );
}
