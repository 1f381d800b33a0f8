import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import classes from './states.module.css';

/** A page that broke, or a piece of it that is gone since a newer version was installed. */
export function RouteFailure() {
  const { t } = useTranslation('app');
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <div className={classes.state} role="alert" data-page>
      <h1 className={classes.title}>{t('broken.title')}</h1>
      <p className={classes.text}>{t('broken.text')}</p>
      <Button onClick={() => location.reload()}>{t('broken.reload')}</Button>
    </div>
  );
}
