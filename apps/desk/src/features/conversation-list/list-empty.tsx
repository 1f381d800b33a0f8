import { Button } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Empty } from '../../app/states/empty.tsx';
import { VIEW_ICONS } from '../views/view-icons.ts';
import type { ListPlace } from './list-place.ts';

/** Says what will appear here, and how. */
export function ListEmpty({ place }: { place: ListPlace }) {
  const { t } = useTranslation('conversation-list');
  const [, setQuery] = useSearchParams();
  if (place.kind === 'search')
    return (
      <Empty
        icon={<IconSearch stroke={1.75} aria-hidden />}
        title={place.q ? t('empty.searchTitle', { q: place.q }) : t('empty.askTitle')}
        text={place.q ? t('empty.searchText') : t('empty.askText')}
      />
    );
  if (place.isFiltered)
    return (
      <Empty
        icon={<IconFilterOff stroke={1.75} aria-hidden />}
        title={t('empty.filterTitle')}
        text={t('empty.filterText')}
      >
        <Button variant="default" onClick={() => setQuery({}, { replace: true })}>
          {t('filters.clear')}
        </Button>
      </Empty>
    );
  const name = place.kind === 'view' ? place.id : place.kind;
  const Icon = place.kind === 'view' ? VIEW_ICONS[place.id as keyof typeof VIEW_ICONS] : VIEW_ICONS.team;
  return (
    <Empty icon={<Icon stroke={1.75} aria-hidden />} title={t(`empty.${name}.title`)} text={t(`empty.${name}.text`)} />
  );
}
