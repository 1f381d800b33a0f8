import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './admin-page.module.css';

interface Props {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** A button rather than a scroll that never ends: the keyboard reaches what lies below. */
export function MoreButton({ pages }: Props) {
  const { t } = useTranslation('admin');
  if (!pages.hasNextPage) return null;
  return (
    <div className={classes.more}>
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {t('actions.more')}
      </Button>
    </div>
  );
}
