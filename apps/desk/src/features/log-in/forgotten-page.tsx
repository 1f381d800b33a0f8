import { requestPasswordReset } from '@guichet/contracts';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction } from '../../app/api.ts';
import { LogInFrame } from './log-in-frame.tsx';
import { Refusal } from './refusal.tsx';
import classes from './log-in.module.css';

export function ForgottenPage() {
  const { t } = useTranslation('log-in');
  const request = useAction(requestPasswordReset);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value) => (value.includes('@') ? null : t('emailMissing')) },
  });
  const back = (
    <Link className={classes.link} to="/log-in">
      {t('backToLogIn')}
    </Link>
  );
  if (request.isSuccess)
    return (
      <LogInFrame title={t('resetSent')} intro={t('resetSentIntro', { email: request.variables.email })}>
        <div className={classes.form}>{back}</div>
      </LogInFrame>
    );
  return (
    <LogInFrame title={t('forgottenTitle')} intro={t('forgottenIntro')}>
      <form className={classes.form} onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
        <Refusal error={request.error} />
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={request.isPending}>
          {t('sendLink')}
        </Button>
        {back}
      </form>
    </LogInFrame>
  );
}
