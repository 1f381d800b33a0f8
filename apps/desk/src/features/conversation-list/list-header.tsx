import { COUNT_CEILING } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { late, LateMenu } from '../../app/late.tsx';
import { FilterButton } from './filter-button.tsx';
import { ListMenuButton } from './list-menu-button.tsx';
import type { ListPlace } from './list-place.ts';
import { useListTitle } from './list-title.ts';
import { SearchField } from './search-field.tsx';
import classes from './conversation-list.module.css';

const FilterPopover = late(async () => (await import('./filter-popover.tsx')).FilterPopover);
const ListMenu = late(async () => (await import('./list-menu.tsx')).ListMenu);

export function ListHeader({ place, onSelectAll }: { place: ListPlace; onSelectAll: () => void }) {
  const { t } = useTranslation('conversation-list');
  const { title, count } = useListTitle(place);
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
        <LateMenu button={(open) => <ListMenuButton onClick={open} />}>
          <ListMenu place={place} onSelectAll={onSelectAll} />
        </LateMenu>
        <LateMenu button={(open) => <FilterButton place={place} onClick={open} />}>
          <FilterPopover place={place} />
        </LateMenu>
      </div>
      {place.kind === 'search' && <SearchField key={place.q} initial={place.q} />}
    </header>
  );
}
