import { ApiError, changePassword, PASSWORD_MIN } from '@guichet/contracts';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import look from '../admin/frame/form-look.module.css';
import { Notice } from '../admin/frame/notice.tsx';
import { useTell } from '../admin/frame/use-tell.ts';

/** Refusals that one of the two fields is to blame for. */
const FIELD_OF: Partial<Record<string, 'current' | 'password'>> = {
  wrong_credentials: 'current',
  weak_password: 'password',
  common_password: 'password',
};

export function PasswordForm() {
  const { t } = useTranslation('profile');
  const tell = useTell();
  const words = useErrorText();
  const { session } = useSession();
  const form = useForm({
    initialValues: { current: '', password: '' },
    validate: {
      current: (value) => (value ? null : t('required')),
      password: (value, { current }) => {
        if (value.length < PASSWORD_MIN) return t('password.errors.weak_password', { count: PASSWORD_MIN });
        return value === current ? t('password.errors.same') : null;
      },
    },
  });
  const change = useAction(changePassword, {
    onSuccess: () => {
      form.reset();
      tell.done(t('password.changed'), t('password.changedBody'));
    },
    onError: (error) => {
      const field = FIELD_OF[error.code];
      if (!field) return;
      form.setFieldError(field, t(`password.errors.${error.code}`, { count: PASSWORD_MIN }));
      form.getInputNode(field)?.focus();
    },
  });
  const refusal = change.error instanceof ApiError && !FIELD_OF[change.error.code] ? change.error : null;
  const toggle = { 'aria-label': t('password.show') };
  const { length } = form.values.password;
  return (
    <form
      noValidate
      className={look.fields}
      onSubmit={form.onSubmit(
        (values) => change.mutate(values),
        (errors) => form.getInputNode(errors['current'] ? 'current' : 'password')?.focus(),
      )}
    >
      {/* Password managers learn from it whose password changes. */}
      <input type="email" value={session.user.email} autoComplete="username" readOnly hidden />
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('current')}
      />
      <PasswordInput
        label={t('password.new')}
        description={
          length === 0 || length >= PASSWORD_MIN
            ? t(length ? 'password.lengthOk' : 'password.newHelp', { count: PASSWORD_MIN })
            : t('password.length', { count: length, min: PASSWORD_MIN })
        }
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={toggle}
        {...form.getInputProps('password')}
      />
      {refusal && (
        <Notice tone="bad" title={t('failed')}>
          {t('failedKept', { reason: words(refusal) })}
        </Notice>
      )}
      <div className={look.end}>
        <Button type="submit" loading={change.isPending}>
          {t('password.change')}
        </Button>
      </div>
    </form>
  );
}
