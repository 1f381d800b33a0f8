import { COUNT_CEILING } from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSort, IconSquareCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FilterButton } from './filter-button.tsx';
import { type ListPlace, type Sort } from './list-place.ts';
import { useListTitle } from './list-title.ts';
import { SearchField } from './search-field.tsx';
import classes from './conversation-list.module.css';

const SORTS: readonly Sort[] = ['urgency', 'newest', 'oldest'];

export function ListHeader({ place, onSelectAll }: { place: ListPlace; onSelectAll: () => void }) {
  const { t } = useTranslation('conversation-list');
  const { title, count } = useListTitle(place);
  const [, setQuery] = useSearchParams();
  const sortBy = (sort: Sort) =>
    setQuery((query) => {
      query.set('sort', sort);
      return query;
    });
  return (
    <header className={classes.header}>
      <div className={classes.heading}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.summary}>
          {count !== undefined && !place.isFiltered && (
            <span>{count >= COUNT_CEILING ? `${COUNT_CEILING}+` : count} · </span>
          )}
          {t(`sorted.${place.sort}`)}
        </p>
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t('sort')}>
              <IconArrowsSort size={18} stroke={1.75} />
            </ActionIcon>
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
        <FilterButton place={place} />
      </div>
      {place.kind === 'search' && <SearchField key={place.q} initial={place.q} />}
    </header>
  );
}
