import { createReason, listReasons, type NotReadyReason, REASON_COLOURS, updateReason } from '@guichet/contracts';
import { Radio, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../app/api.ts';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { useTell } from '../frame/use-tell.ts';
import { DrawerForm } from '../routing/drawer-form.tsx';
import classes from './reasons.module.css';
import { useReasonName } from './use-reason-name.ts';

interface Props {
  reason: NotReadyReason | undefined;
  onClose: () => void;
}
type Values = Pick<NotReadyReason, 'name' | 'colour' | 'isProductive'>;

export function ReasonForm({ reason, onClose }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const rules = useFieldRules();
  const nameOf = useReasonName();
  const create = useAction(createReason, { invalidates: [listReasons] });
  const update = useAction(updateReason, { invalidates: [listReasons] });
  const isStandard = reason?.code != null;
  const form = useForm<Values>({
    initialValues: {
      name: reason ? nameOf(reason) : '',
      colour: reason?.colour ?? 'grey',
      isProductive: reason?.isProductive ?? false,
    },
    validate: { name: rules.name },
  });
  const onSuccess = (saved: NotReadyReason) => {
    tell.done(t(reason ? 'reasons.saved' : 'reasons.created', { name: nameOf(saved) }));
    onClose();
  };
  const save = ({ name, ...look }: Values) => {
    // The words of a standard one are the reader's, not this one language's.
    if (reason) update.mutate({ reasonId: reason.id, ...look, ...(isStandard ? {} : { name }) }, { onSuccess });
    else create.mutate({ name, ...look }, { onSuccess });
  };
  return (
    <DrawerForm
      area="reasons"
      isNew={!reason}
      isBusy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onSubmit={form.onSubmit(save, rules.focusFirst(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('reasons.name')}
        {...(isStandard ? { description: t('standardName'), readOnly: true } : { required: true })}
        placeholder={t('reasons.namePlaceholder')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Switch
        label={t('reasons.isProductive')}
        description={t('reasons.isProductiveHelp')}
        {...form.getInputProps('isProductive', { type: 'checkbox' })}
      />
      <Radio.Group label={t('reasons.colour')} {...form.getInputProps('colour')}>
        <div className={classes.colours}>
          {REASON_COLOURS.map((colour) => (
            <Radio
              key={colour}
              value={colour}
              label={
                <>
                  <span className={classes.swatch} data-colour={colour} aria-hidden />
                  {t(`reasons.colours.${colour}`)}
                </>
              }
            />
          ))}
        </div>
      </Radio.Group>
    </DrawerForm>
  );
}
