import { listInboxes, listTags, listTeams, listUsers } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from './api.ts';

const LONG = { staleTime: 300_000 };
/** Colleagues, teams, inboxes and tags change rarely; the socket says when. */
export const useUsers = () => useAnswer(listUsers, {}, LONG).data?.users ?? [];
export const useTeams = () => useAnswer(listTeams, {}, LONG).data?.teams ?? [];
export const useInboxes = () => useAnswer(listInboxes, {}, LONG).data?.inboxes ?? [];
export const useTags = () => useAnswer(listTags, {}, LONG).data?.tags ?? [];

/** A colleague's name by id; nobody's is said as such. */
export function useUserName() {
  const { t } = useTranslation('app');
  const users = useUsers();
  return (userId: string | null | undefined) =>
    userId ? (users.find((user) => user.id === userId)?.name ?? t('unknownPerson')) : t('nobody');
}
