import { PASSWORD_MIN, redeemAccessLink } from '@guichet/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { Refusal } from './refusal.tsx';
import { useEnter } from './use-log-in.ts';
import classes from './log-in.module.css';

interface AccessFormProps {
  token: string;
  email: string;
  /** The name an invitation proposes; absent for a reset. */
  name?: string;
}

export function AccessForm({ token, email, name }: AccessFormProps) {
  const { t } = useTranslation('log-in');
  const enter = useEnter();
  const redeem = useAction(redeemAccessLink, { onSuccess: (session) => enter(session) });
  const form = useForm({
    initialValues: { name: name ?? '', password: '' },
    validate: {
      name: (value) => (name === undefined || value.trim() ? null : t('nameMissing')),
      password: (value) => (value.length >= PASSWORD_MIN ? null : t('passwordTooShort', { min: PASSWORD_MIN })),
    },
  });
  const submit = (values: { name: string; password: string }) =>
    redeem.mutate({ token, password: values.password, ...(name === undefined ? {} : { name: values.name }) });
  const missing = PASSWORD_MIN - form.values.password.length;
  return (
    <form className={classes.form} onSubmit={form.onSubmit(submit)} noValidate>
      <Refusal error={redeem.error} />
      {/* Password managers keep the password under this address. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {name !== undefined && <TextInput label={t('name')} autoComplete="name" {...form.getInputProps('name')} />}
      <PasswordInput
        label={t('password')}
        description={missing > 0 ? t('passwordHint', { min: PASSWORD_MIN }) : t('passwordLongEnough')}
        autoComplete="new-password"
        autoFocus
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={redeem.isPending}>
        {name === undefined ? t('savePassword') : t('join')}
      </Button>
    </form>
  );
}
