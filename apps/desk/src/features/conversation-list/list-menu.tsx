import { Menu } from '@mantine/core';
import { IconSquareCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ListMenuButton } from './list-menu-button.tsx';
import type { ListPlace, Sort } from './list-place.ts';

const SORTS: readonly Sort[] = ['urgency', 'newest', 'oldest'];

/** How the list is sorted, and all of it marked at once. */
export function ListMenu({ place, onSelectAll }: { place: ListPlace; onSelectAll: () => void }) {
  const { t } = useTranslation('conversation-list');
  const [, setQuery] = useSearchParams();
  const sortBy = (sort: Sort) =>
    setQuery((query) => {
      query.set('sort', sort);
      return query;
    });
  return (
    <Menu>
      <Menu.Target>
        <ListMenuButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('sort')}</Menu.Label>
        <Menu.RadioGroup value={place.sort} onChange={(sort) => sortBy(sort as Sort)}>
          {SORTS.map((sort) => (
            <Menu.RadioItem key={sort} value={sort} closeMenuOnClick>
              {t(`sorts.${sort}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconSquareCheck size={16} stroke={1.75} />} onClick={onSelectAll}>
          {t('selectAll')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
