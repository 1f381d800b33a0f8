import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './conversation.module.css';

export function ConversationSkeleton() {
  const { t } = useTranslation('app');
  return (
    <div className={classes.conversation} aria-busy="true" role="status" aria-label={t('loading')}>
      <div className={classes.skeletonHead}>
        <Skeleton width="45%" height={16} />
        <Skeleton width="30%" height={12} />
      </div>
      <div className={classes.skeletonBody}>
        <Skeleton height={110} radius="md" />
        <Skeleton height={70} radius="md" />
        <Skeleton height={110} radius="md" />
      </div>
      <div className={classes.composerPlace} />
    </div>
  );
}
