import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { InboxValues } from './inbox-values.ts';

export function AddressFields({ form }: { form: UseFormReturnType<InboxValues> }) {
  const { t } = useTranslation('admin');
  const { fromName, name, address } = form.values;
  const preview = `${fromName || name || t('inboxes.fromNamePlaceholder')} <${address || t('inboxes.addressPlaceholder')}>`;
  return (
    <>
      <TextInput
        label={t('inboxes.name')}
        description={t('inboxes.nameHelp')}
        placeholder={t('inboxes.namePlaceholder')}
        required
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('inboxes.address')}
        description={t('inboxes.addressHelp')}
        placeholder={t('inboxes.addressPlaceholder')}
        type="email"
        spellCheck={false}
        required
        {...form.getInputProps('address')}
      />
      <TextInput
        label={t('inboxes.fromName')}
        description={t('inboxes.fromNameHelp', { preview })}
        placeholder={t('inboxes.fromNamePlaceholder')}
        {...form.getInputProps('fromName')}
      />
    </>
  );
}
