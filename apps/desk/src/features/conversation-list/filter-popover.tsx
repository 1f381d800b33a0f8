import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterButton } from './filter-button.tsx';
import { FilterForm } from './filter-form.tsx';
import type { ListPlace } from './list-place.ts';

export function FilterPopover({ place }: { place: ListPlace }) {
  const { t } = useTranslation('conversation-list');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={320} trapFocus shadow="md">
      <Popover.Target>
        <FilterButton place={place} aria-expanded={isOpen} onClick={() => setOpen((wasOpen) => !wasOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('filter')}>
        <FilterForm place={place} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
