import type { MacroActions } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useTeams, useUserName } from '../../../app/people.ts';

/** What a macro does beside its text, one phrase each. */
export function useActionWords() {
  const { t } = useTranslation(['composer', 'app']);
  const nameOf = useUserName();
  const teams = useTeams();
  return ({ addTags, assign, status, priority }: MacroActions): string[] => {
    const words = addTags.map((tag) => t('action.tag', { tag }));
    if (assign === 'me') words.push(t('action.assignMe'));
    else if (assign === 'nobody') words.push(t('action.assignNobody'));
    else if (assign && 'userId' in assign) words.push(t('action.assign', { name: nameOf(assign.userId) }));
    else if (assign)
      words.push(t('action.assign', { name: teams.find((team) => team.id === assign.teamId)?.name ?? '' }));
    if (status) words.push(t('action.status', { status: t(`app:status.${status}`) }));
    if (priority) words.push(t('action.priority', { priority: t(`app:priority.${priority}`) }));
    return words;
  };
}
