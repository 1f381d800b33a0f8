import { IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../app/states/empty.tsx';
import classes from './conversation.module.css';

export function NoConversation() {
  const { t } = useTranslation('conversation');
  return (
    <div className={classes.none}>
      <Empty icon={<IconMailOpened stroke={1.75} aria-hidden />} title={t('none.title')} text={t('none.text')} />
    </div>
  );
}
