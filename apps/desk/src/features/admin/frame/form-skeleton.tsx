import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './form-skeleton.module.css';

/** Sections and fields of the form that comes. */
export function FormSkeleton() {
  const { t } = useTranslation('admin');
  return (
    <div role="status" aria-label={t('loading')} className={classes.form}>
      {Array.from({ length: 3 }, (_, section) => (
        <div key={section} className={classes.section}>
          <Skeleton className={classes.title} />
          <div className={classes.fields}>
            <Skeleton className={classes.field} />
            <Skeleton className={classes.field} />
          </div>
        </div>
      ))}
    </div>
  );
}
