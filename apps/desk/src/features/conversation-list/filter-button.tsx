import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListPlace } from './list-place.ts';

const FilterForm = lazy(async () => ({ default: (await import('./filter-form.tsx')).FilterForm }));

export function FilterButton({ place }: { place: ListPlace }) {
  const { t } = useTranslation('conversation-list');
  const [isOpen, setOpen] = useState(false);
  const count = Object.keys(place.filter).length;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} trapFocus shadow="md">
      <Indicator disabled={count === 0} label={count} size={15} offset={6} color="var(--acc)">
        <Popover.Target>
          <ActionIcon
            aria-label={count ? t('filteredBy', { count }) : t('filter')}
            aria-expanded={isOpen}
            onClick={() => setOpen((wasOpen) => !wasOpen)}
          >
            <IconAdjustmentsHorizontal size={18} stroke={1.75} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filter')}>
        <Suspense>
          <FilterForm place={place} onDone={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
