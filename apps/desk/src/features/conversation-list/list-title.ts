import { listViews } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useTeams } from '../../app/people.ts';
import type { ListPlace } from './list-place.ts';

/** The list's name and how many it holds, as far as the left column counts it. */
export function useListTitle(place: ListPlace): { title: string; count: number | undefined } {
  const { t } = useTranslation(['conversation-list', 'views']);
  const teams = useTeams();
  const { data: views } = useAnswer(listViews, {});
  if (place.kind === 'view')
    return {
      title: t(`views:builtIn.${place.id}`),
      count: views?.builtIn.find((one) => one.view === place.id)?.count,
    };
  if (place.kind === 'team')
    return {
      title: teams.find((team) => team.id === place.id)?.name ?? '',
      count: views?.teams.find((one) => one.teamId === place.id)?.count,
    };
  if (place.kind === 'saved') {
    const saved = views?.saved.find((view) => view.id === place.id);
    return { title: saved?.name ?? '', count: saved?.count };
  }
  return { title: t('search.title'), count: undefined };
}
