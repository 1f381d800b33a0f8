import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuButtonProps } from '../../app/late.tsx';
import classes from './views-nav.module.css';

export function SavedViewButton({ name, ...button }: { name: string } & MenuButtonProps) {
  const { t } = useTranslation('views');
  return (
    <ActionIcon {...button} className={classes.more} size={28} aria-haspopup="menu" aria-label={t('options', { name })}>
      <IconDots size={16} stroke={1.75} />
    </ActionIcon>
  );
}
