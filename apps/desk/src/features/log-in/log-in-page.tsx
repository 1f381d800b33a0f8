import { ApiError, TenantChoice } from '@guichet/contracts';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { useSessionQuery } from '../../app/session.tsx';
import { LogInFrame } from './log-in-frame.tsx';
import { Refusal } from './refusal.tsx';
import { useLogIn } from './use-log-in.ts';
import classes from './log-in.module.css';

function tenantsOf(error: unknown) {
  if (!(error instanceof ApiError) || error.code !== 'choose_tenant') return null;
  return TenantChoice.safeParse(error.details).data?.tenants ?? null;
}

export function LogInPage() {
  const { t } = useTranslation('log-in');
  const { data: session } = useSessionQuery();
  const attempt = useLogIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.includes('@') ? null : t('emailMissing')),
      password: (value) => (value ? null : t('passwordMissing')),
    },
  });
  const tenants = tenantsOf(attempt.error);
  if (session && attempt.isIdle) return <Navigate to="/inbox/todo" replace />;
  if (tenants)
    return (
      <LogInFrame title={t('chooseTenant')} intro={t('chooseTenantIntro')}>
        <div className={`${classes.form} ${classes.tenants}`}>
          {tenants.map((tenant) => (
            <Button
              key={tenant.id}
              variant="default"
              onClick={() => attempt.mutate({ ...form.getValues(), tenantId: tenant.id })}
            >
              {tenant.name}
            </Button>
          ))}
        </div>
      </LogInFrame>
    );
  return (
    <LogInFrame title={t('title')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => attempt.mutate(values))} noValidate>
        <Refusal error={attempt.error} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={attempt.isPending}>
          {t('submit')}
        </Button>
        <Link className={classes.link} to="/forgotten">
          {t('forgotten')}
        </Link>
      </form>
    </LogInFrame>
  );
}
