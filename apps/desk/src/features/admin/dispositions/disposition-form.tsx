import { createDisposition, type Disposition, listDispositions, updateDisposition } from '@guichet/contracts';
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { DrawerForm } from '../routing/drawer-form.tsx';
import classes from '../routing/routing.module.css';
import { useDispositionName } from './use-disposition-name.ts';

interface Props {
  disposition: Disposition | undefined;
  onClose: () => void;
}
type Values = Pick<Disposition, 'name' | 'isDefault'>;

export function DispositionForm({ disposition, onClose }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const nameOf = useDispositionName();
  const create = useAction(createDisposition, { invalidates: [listDispositions] });
  const update = useAction(updateDisposition, { invalidates: [listDispositions] });
  const isStandard = disposition?.code != null;
  const wasDefault = disposition?.isDefault ?? false;
  const form = useForm<Values>({
    initialValues: { name: disposition ? nameOf(disposition) : '', isDefault: wasDefault },
    validate: { name: rules.name },
  });
  const onSuccess = (saved: Disposition) => {
    tell.done(t(disposition ? 'dispositions.saved' : 'dispositions.created', { name: nameOf(saved) }));
    onClose();
  };
  const save = ({ name, isDefault }: Values) => {
    const becomes = isDefault && !wasDefault ? ({ isDefault: true } as const) : {};
    // One that was made before becoming the default failed is not made twice.
    const known = disposition ?? create.data;
    if (known) update.mutate({ dispositionId: known.id, ...(isStandard ? {} : { name }), ...becomes }, { onSuccess });
    else
      create.mutate(
        { name },
        {
          onSuccess: (saved) =>
            isDefault ? update.mutate({ dispositionId: saved.id, isDefault }, { onSuccess }) : onSuccess(saved),
        },
      );
  };
  return (
    <DrawerForm
      area="dispositions"
      isNew={!disposition}
      isBusy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={form.onSubmit(save, rules.focusFirst(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('dispositions.name')}
        {...(isStandard ? { description: t('standardName'), readOnly: true } : { required: true })}
        placeholder={t('dispositions.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {wasDefault ? (
        <p className={classes.help}>{t('dispositions.isDefaultNow')}</p>
      ) : (
        <Switch
          label={t('dispositions.isDefault')}
          description={t('dispositions.isDefaultHelp')}
          {...form.getInputProps('isDefault', { type: 'checkbox' })}
        />
      )}
    </DrawerForm>
  );
}
