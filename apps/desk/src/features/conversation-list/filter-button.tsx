import { ActionIcon, Indicator } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuButtonProps } from '../../app/late.tsx';
import type { ListPlace } from './list-place.ts';

export function FilterButton({ place, ...button }: { place: ListPlace } & MenuButtonProps) {
  const { t } = useTranslation('conversation-list');
  const count = Object.keys(place.filter).length;
  return (
    <Indicator disabled={count === 0} label={count} size={15} offset={6} color="var(--acc)">
      <ActionIcon {...button} aria-haspopup="dialog" aria-label={count ? t('filteredBy', { count }) : t('filter')}>
        <IconAdjustmentsHorizontal size={18} stroke={1.75} />
      </ActionIcon>
    </Indicator>
  );
}
