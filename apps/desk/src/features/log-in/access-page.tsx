import { inspectAccessLink } from '@guichet/contracts';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '../../app/api.ts';
import { AccessForm } from './access-form.tsx';
import { LogInFrame } from './log-in-frame.tsx';
import { Refusal } from './refusal.tsx';
import classes from './log-in.module.css';

export { CallBackPage } from '../callbacks/call-back-page.tsx';
export { SettledPage } from '../resolution/settled-page.tsx';

/** Where an invitation or a reset link leads. */
export function AccessPage() {
  const { t } = useTranslation('log-in');
  const { token = '' } = useParams();
  const { data: link, error } = useQuery({
    queryKey: [inspectAccessLink.path, token],
    queryFn: () => call(inspectAccessLink, { token }),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error)
    return (
      <LogInFrame title={t('linkRefused')}>
        <div className={classes.form}>
          <Refusal error={error} />
          <Button component={Link} to="/forgotten" variant="default">
            {t('askNewLink')}
          </Button>
        </div>
      </LogInFrame>
    );
  if (!link)
    return (
      <LogInFrame title={t('access')}>
        <div className={classes.form} aria-busy="true">
          <Skeleton height={58} />
          <Skeleton height={58} />
        </div>
      </LogInFrame>
    );
  const isInvitation = link.purpose === 'invitation';
  return (
    <LogInFrame
      title={isInvitation ? t('welcome', { tenant: link.tenantName }) : t('newPassword')}
      intro={t('accessIntro', { email: link.email })}
    >
      <AccessForm token={token} email={link.email} {...(isInvitation ? { name: link.name } : {})} />
    </LogInFrame>
  );
}
