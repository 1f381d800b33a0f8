import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './conversation-list.module.css';

/** Rows in the shape of what comes. */
export function ListSkeleton() {
  const { t } = useTranslation('app');
  return (
    <div aria-busy="true" role="status" aria-label={t('loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className={classes.skeleton}>
          <Skeleton width={28} height={28} radius="sm" />
          <div className={classes.skeletonLines}>
            <Skeleton width={`${40 + ((index * 17) % 30)}%`} height={12} />
            <Skeleton width={`${60 + ((index * 23) % 35)}%`} height={12} />
          </div>
        </div>
      ))}
    </div>
  );
}
