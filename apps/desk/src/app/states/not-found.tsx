import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from './empty.tsx';
import classes from './not-found.module.css';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <div className={classes.page}>
      <Empty title={t('notFound.title')} text={t('notFound.text')} isPage>
        <Button component={Link} to="/inbox/todo">
          {t('notFound.home')}
        </Button>
      </Empty>
    </div>
  );
}
