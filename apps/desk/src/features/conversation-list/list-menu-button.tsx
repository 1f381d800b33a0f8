import { ActionIcon } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuButtonProps } from '../../app/late.tsx';

export function ListMenuButton(props: MenuButtonProps) {
  const { t } = useTranslation('conversation-list');
  return (
    <ActionIcon {...props} aria-haspopup="menu" aria-label={t('sort')}>
      <IconArrowsSort size={18} stroke={1.75} />
    </ActionIcon>
  );
}
